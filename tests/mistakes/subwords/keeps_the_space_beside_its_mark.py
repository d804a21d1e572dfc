"""You put the mark beside the space; it stands in its place."""


def mark_spaces(text):
    return "▁" + text.replace(" ", " ▁")
