"""You give max_new_tokens when the prompt fills the context, as if it could be cut; here nothing is cut, and a full context leaves no room."""


def new_token_budget(prompt_length, max_new_tokens, context_length):
    _check_budget(prompt_length, max_new_tokens, context_length)
    room = context_length - prompt_length
    return min(max_new_tokens, room) if room > 0 else max_new_tokens


def _check_budget(prompt_length, max_new_tokens, context_length):
    if prompt_length < 0:
        raise ValueError("prompt_length must not be negative")
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if context_length < 1:
        raise ValueError("context_length must be positive")
