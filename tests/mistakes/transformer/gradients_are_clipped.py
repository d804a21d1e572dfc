"""You clip the gradients to a length of 1; many do so, but the contract takes the step as the gradients say."""


def train_step(model, optimizer, input_ids, attention_mask=None):
    loss = next_token_loss(model(input_ids, attention_mask), input_ids, attention_mask)
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    return loss.item()
