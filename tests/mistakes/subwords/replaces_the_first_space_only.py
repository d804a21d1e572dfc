"""You mark only the first space; the contract marks every space."""


def mark_spaces(text):
    return "▁" + text.replace(" ", "▁", 1)
