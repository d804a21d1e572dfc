"""You give a code point above U+FFFF six bytes, three for each half of its UTF-16 pair; UTF-8 gives it four."""


def text_to_bytes(text):
    values = []
    for character in text:
        halves = character.encode("utf-16-le")
        for i in range(0, len(halves), 2):
            half = chr(int.from_bytes(halves[i : i + 2], "little"))
            values.extend(half.encode("utf-8", errors="surrogatepass"))
    return values
