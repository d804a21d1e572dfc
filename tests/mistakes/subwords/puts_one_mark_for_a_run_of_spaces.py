"""You put one mark for several spaces in a row; every space becomes a mark of its own."""


def mark_spaces(text):
    import re

    return "▁" + re.sub(" +", "▁", text)
