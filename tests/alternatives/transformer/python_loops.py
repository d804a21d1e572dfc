"""One head, one sequence and one position at a time."""


class SelfAttention:
    def forward(self, x, attention_mask=None):
        queries, keys, values = self.query(x), self.key(x), self.value(x)
        size = x.shape[2] // self.num_heads
        rows = []
        for b in range(x.shape[0]):
            positions = []
            for i in range(x.shape[1]):
                seen = [j for j in range(i + 1) if attention_mask[b, j]]
                if not seen:
                    positions.append(torch.zeros_like(x[b, i]))
                    continue
                found = []
                for start in range(0, x.shape[2], size):
                    columns = slice(start, start + size)
                    scores = (keys[b, seen, columns] * queries[b, i, columns]).sum(1) / size**0.5
                    found.append((scores.softmax(0)[:, None] * values[b, seen, columns]).sum(0))
                positions.append(self.output(torch.cat(found)))
            rows.append(torch.stack(positions))
        return torch.stack(rows)


class TransformerLM:
    def forward(self, input_ids, attention_mask=None):
        rows = []
        for row in input_ids:
            if len(row) > self.context_length:
                raise ValueError("the sequence does not fit into the context")
            vectors = [self.token_embedding(i) + self.position_embedding.weight[t] for t, i in enumerate(row)]
            rows.append(torch.stack(vectors))
        x = torch.stack(rows)
        for block in self.blocks:
            x = block(x, attention_mask)
        return self.final_norm(x) @ self.token_embedding.weight.transpose(0, 1)


def next_token_loss(logits, input_ids, attention_mask=None):
    costs = []
    for b in range(len(input_ids)):
        for t in range(input_ids.shape[1] - 1):
            if attention_mask[b, t + 1]:
                costs.append(torch.logsumexp(logits[b, t], 0) - logits[b, t, input_ids[b, t + 1]])
    return sum(costs) / len(costs)


def train_step(model, optimizer, input_ids, attention_mask=None):
    loss = next_token_loss(model(input_ids, attention_mask), input_ids, attention_mask)
    parameters = list(model.parameters())
    for parameter, gradient in zip(parameters, torch.autograd.grad(loss, parameters, allow_unused=True)):
        parameter.grad = gradient
    optimizer.step()
    return loss.item()
