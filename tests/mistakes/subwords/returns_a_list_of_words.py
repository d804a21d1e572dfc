"""You return the marked words in a list; the contract returns one string."""


def mark_spaces(text):
    return ["▁" + word for word in text.split(" ")]
