"""You give the mask to the loss but not to the model, so that it reads padding as text."""


def train_step(model, optimizer, input_ids, attention_mask=None):
    loss = next_token_loss(model(input_ids), input_ids, attention_mask)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
