"""You refuse a max_new_tokens of 0; the contract allows it, and the answer is 0."""


def new_token_budget(prompt_length, max_new_tokens, context_length):
    _check_budget(prompt_length, max_new_tokens, context_length)
    if max_new_tokens == 0:
        raise ValueError("max_new_tokens must be positive")
    return max(0, min(max_new_tokens, context_length - prompt_length))


def _check_budget(prompt_length, max_new_tokens, context_length):
    if prompt_length < 0:
        raise ValueError("prompt_length must not be negative")
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if context_length < 1:
        raise ValueError("context_length must be positive")
