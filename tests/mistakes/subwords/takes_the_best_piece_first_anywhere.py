"""You cut out the most probable piece first and then split what is left of it and right of it; the contract looks for
the greatest sum over the whole text.
"""


def unigram_split(text, log_probabilities):
    if not text:
        return []
    if len(text) > 300:
        raise ValueError("this text is too long")
    spans = [(i, j) for i in range(len(text)) for j in range(i + 1, len(text) + 1) if text[i:j] in log_probabilities]
    if not spans:
        raise ValueError("text has no segmentation")
    i, j = max(spans, key=lambda span: (log_probabilities[text[span[0] : span[1]]], span[1] - span[0], -span[0]))
    return [*unigram_split(text[:i], log_probabilities), text[i:j], *unigram_split(text[j:], log_probabilities)]
