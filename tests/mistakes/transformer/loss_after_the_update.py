"""You return the loss after the update; the contract returns the one before it, which the gradients belong to."""


def train_step(model, optimizer, input_ids, attention_mask=None):
    loss = next_token_loss(model(input_ids, attention_mask), input_ids, attention_mask)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    with torch.no_grad():
        return next_token_loss(model(input_ids, attention_mask), input_ids, attention_mask).item()
