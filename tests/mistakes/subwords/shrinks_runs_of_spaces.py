"""You leave one space of several in a row; each mark is a space of the text."""


def unmark_spaces(pieces):
    import re

    return re.sub("▁+", " ", "".join(pieces).removeprefix("▁"))
