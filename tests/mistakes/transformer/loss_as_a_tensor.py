"""You return the loss as a tensor; the contract returns a float, and a tensor would keep the whole computation in memory."""


def train_step(model, optimizer, input_ids, attention_mask=None):
    loss = next_token_loss(model(input_ids, attention_mask), input_ids, attention_mask)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss
