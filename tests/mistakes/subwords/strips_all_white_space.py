"""You cut all white space off both ends; line breaks and spaces there belong to the text."""


def unmark_spaces(pieces):
    return "".join(pieces).replace("▁", " ").strip()
