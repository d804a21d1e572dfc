"""Your mark is the letter that GPT-2 shows for a space; the contract takes U+2581."""


def mark_spaces(text):
    return "Ġ" + text.replace(" ", "Ġ")
