"""Looks at one character after the other, without regular expressions and without comprehensions."""


def split_words(text):
    tokens = []
    word = ""
    for character in text:
        if character.isalnum() or character == "_":
            word += character
            continue
        if word:
            tokens.append(word)
            word = ""
        if not character.isspace():
            tokens.append(character)
    if word:
        tokens.append(word)
    return tokens


def split_characters(text):
    tokens = []
    for position in range(len(text)):
        tokens.append(text[position])
    return tokens


def bytes_per_token(text, tokens):
    count = 0
    for _ in tokens:
        count += 1
    size = 0
    for character in text:
        code = ord(character)
        size += 1 + (code > 0x7F) + (code > 0x7FF) + (code > 0xFFFF)
    return size / count
