"""You drop the first character of the second piece instead of that of the whole text."""


def unmark_spaces(pieces):
    text = "".join(pieces[:1]) + "".join(pieces[1:])[1:]
    return text.replace("▁", " ")
