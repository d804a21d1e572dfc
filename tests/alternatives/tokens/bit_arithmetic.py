"""Writes and reads UTF-8 bit by bit, as RFC 3629 describes it, without Python's own codec."""


def text_to_bytes(text):
    values = []
    for character in text:
        code = ord(character)
        if code < 0x80:
            values.append(code)
            continue
        tails = 1 if code < 0x800 else 2 if code < 0x10000 else 3
        lead = {1: 0xC0, 2: 0xE0, 3: 0xF0}[tails]
        values.append(lead | code >> 6 * tails)
        for left in range(tails - 1, -1, -1):
            values.append(0x80 | code >> 6 * left & 0x3F)
    return values


def bytes_to_text(byte_values):
    # For each lead byte: how many bytes follow, and the range of the first of them.
    seconds = {0xE0: (0xA0, 0xBF), 0xED: (0x80, 0x9F), 0xF0: (0x90, 0xBF), 0xF4: (0x80, 0x8F)}
    text = []
    position = 0
    while position < len(byte_values):
        lead = byte_values[position]
        position += 1
        if lead < 0x80:
            text.append(chr(lead))
            continue
        if not 0xC2 <= lead <= 0xF4:
            text.append("\ufffd")
            continue
        tails = 1 + (lead >= 0xE0) + (lead >= 0xF0)
        code = lead & (0x3F >> tails)
        low, high = seconds.get(lead, (0x80, 0xBF))
        for _ in range(tails):
            if position == len(byte_values) or not low <= byte_values[position] <= high:
                text.append("\ufffd")
                break
            code = code << 6 | byte_values[position] & 0x3F
            position += 1
            low, high = 0x80, 0xBF
        else:
            text.append(chr(code))
    return "".join(text)
