"""You give U+0800 two bytes; two bytes reach up to U+07FF, and U+0800 is the first code point of three."""


def text_to_bytes(text):
    values = []
    for character in text:
        code = ord(character)
        values.extend([0xC0 | code >> 6, 0x80 | code & 0x3F] if code == 0x800 else character.encode("utf-8"))
    return values
