"""You return a list of words; the contract returns the text."""


def unmark_spaces(pieces):
    return "".join(pieces).removeprefix("▁").split("▁")
