"""You cut the spaces off the ends of the text; they are part of it, and each becomes a mark."""


def mark_spaces(text):
    return "▁" + text.strip(" ").replace(" ", "▁")
