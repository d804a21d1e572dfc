"""You add the costs up; the loss is their mean."""


def next_token_loss(logits, input_ids, attention_mask=None):
    if input_ids.ndim != 2 or input_ids.shape[1] < 2:
        raise ValueError("input_ids must have two dimensions and at least two columns")
    if logits.ndim != 3 or logits.shape[:2] != input_ids.shape:
        raise ValueError("logits must be (B, L, V)")
    if attention_mask is None:
        attention_mask = torch.ones_like(input_ids)
    if attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    counts = attention_mask[:, 1:].bool()
    if not counts.any():
        raise ValueError("attention_mask leaves no target")
    return F.cross_entropy(logits[:, :-1][counts], input_ids[:, 1:][counts], reduction="sum")
