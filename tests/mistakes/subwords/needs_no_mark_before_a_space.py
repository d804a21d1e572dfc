"""You put no mark in front when the text begins with a space already; then the way back would lose that space."""


def mark_spaces(text):
    marked = text.replace(" ", "▁")
    return marked if marked.startswith("▁") else "▁" + marked
