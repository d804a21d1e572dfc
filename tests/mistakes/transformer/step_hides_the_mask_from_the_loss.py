"""You give the mask to the model but not to the loss, so that padding is learned as text."""


def train_step(model, optimizer, input_ids, attention_mask=None):
    loss = next_token_loss(model(input_ids, attention_mask), input_ids)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
