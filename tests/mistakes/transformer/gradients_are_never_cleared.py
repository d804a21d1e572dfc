"""Your gradients add up from step to step, since nothing clears them; optimizer.zero_grad() makes room for those of this batch."""


def train_step(model, optimizer, input_ids, attention_mask=None):
    loss = next_token_loss(model(input_ids, attention_mask), input_ids, attention_mask)
    loss.backward()
    optimizer.step()
    return loss.item()
