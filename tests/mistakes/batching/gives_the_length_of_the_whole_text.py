"""You give the length of prompt and output together; the question is how many tokens are new."""


def new_token_budget(prompt_length, max_new_tokens, context_length):
    _check_budget(prompt_length, max_new_tokens, context_length)
    return min(prompt_length + max_new_tokens, context_length)


def _check_budget(prompt_length, max_new_tokens, context_length):
    if prompt_length < 0:
        raise ValueError("prompt_length must not be negative")
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if context_length < 1:
        raise ValueError("context_length must be positive")
