"""Your step moves nothing: either the optimizer never steps, or the gradients are cleared between loss.backward() and optimizer.step(), so that there is nothing to step by."""


def train_step(model, optimizer, input_ids, attention_mask=None):
    loss = next_token_loss(model(input_ids, attention_mask), input_ids, attention_mask)
    loss.backward()
    optimizer.zero_grad()
    optimizer.step()
    return loss.item()
