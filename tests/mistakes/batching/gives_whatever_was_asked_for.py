"""You give max_new_tokens whatever the context holds; it is an upper limit, and the context is another."""


def new_token_budget(prompt_length, max_new_tokens, context_length):
    _check_budget(prompt_length, max_new_tokens, context_length)
    return max_new_tokens


def _check_budget(prompt_length, max_new_tokens, context_length):
    if prompt_length < 0:
        raise ValueError("prompt_length must not be negative")
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if context_length < 1:
        raise ValueError("context_length must be positive")
