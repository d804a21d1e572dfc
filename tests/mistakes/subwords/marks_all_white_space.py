"""You mark line breaks and tabs too; only the space is marked."""


def mark_spaces(text):
    import re

    return "▁" + re.sub(r"\s", "▁", text)
