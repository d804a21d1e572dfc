"""What is said of a page where it is not open: by search engines, and in chats where its address is sent."""

import re

#: What a card shows of it.
MOST = 200


def description(text: str) -> str:
    """Return the first sentences of a page below its title, as many as a card shows, without Markdown.

    >>> description("# Loss\\n\\n*Why* a [model](m.md) learns. Read on.\\n\\n## More")
    'Why a model learns. Read on.'
    """
    below = re.split(r"^# .*$", text, maxsplit=1, flags=re.MULTILINE)[-1]
    first = next((part for part in below.strip().split("\n\n") if re.match(r"(?!```)[\w*`\"\[]", part)), "")
    plain = re.sub(r"\[([^\]]+)\]\([^)]*\)(?:\{[^}]*\})?|\{ [^}]*\}|[*`]", r"\1", first)
    said = ""
    for sentence in re.split(r"(?<=[.!?]) ", " ".join(plain.split())):
        if said and len(f"{said} {sentence}") > MOST:
            break
        said = f"{said} {sentence}".strip()
    return said
