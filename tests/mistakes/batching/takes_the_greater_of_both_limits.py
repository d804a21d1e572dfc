"""You take the greater of the two limits; both must hold, so the smaller one decides."""


def new_token_budget(prompt_length, max_new_tokens, context_length):
    _check_budget(prompt_length, max_new_tokens, context_length)
    return max(0, context_length - prompt_length, max_new_tokens)


def _check_budget(prompt_length, max_new_tokens, context_length):
    if prompt_length < 0:
        raise ValueError("prompt_length must not be negative")
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if context_length < 1:
        raise ValueError("context_length must be positive")
