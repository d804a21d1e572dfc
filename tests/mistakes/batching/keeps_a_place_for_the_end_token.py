"""You keep one place of the context free for an end token; the contract fills the context to its last place, and an end token is a new token like any other."""


def new_token_budget(prompt_length, max_new_tokens, context_length):
    _check_budget(prompt_length, max_new_tokens, context_length)
    return max(0, min(max_new_tokens, context_length - prompt_length - 1))


def _check_budget(prompt_length, max_new_tokens, context_length):
    if prompt_length < 0:
        raise ValueError("prompt_length must not be negative")
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if context_length < 1:
        raise ValueError("context_length must be positive")
