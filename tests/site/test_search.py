"""What readers type leads to the lesson that answers it, first of all that is found."""

import re

import pytest
from playwright.sync_api import Page, expect

#: Words as readers type them: other spellings, mistakes in spelling and short names included.
QUERIES = {
    "tokens": ("what is a token", "tokenise", "tokenization", "characters or words"),
    "bpe": ("bpe", "byte pair encoding", "tiktoken"),
    "subwords": ("wordpiece", "sentencepiece", "unigram", "viterbi"),
    "vocabulary": ("vocabulary", "unknown words", "special tokens"),
    "batching": ("padding", "attention mask", "context window", "truncation"),
    "one_hot": ("one hot", "one-hot"),
    "embedding": ("embedding", "embeding", "lookup table"),
    "similarity": ("cosine", "nearest neighbour", "analogy", "semantic search"),
    "gradients": ("backprop", "cross entropy", "learning rate"),
    "autograd": ("autograd", "adam", "requires_grad", "pytorch"),
    "positions": ("RoPE", "positional embedding", "sinusoidal", "alibi"),
    "word2vec": ("word2vec", "skipgram", "negative sampling"),
    "glove": ("glove", "cooccurrence", "svd"),
    "attention": ("attention", "softmax stable", "multi head attention", "qkv", "causal mask", "kv cache"),
    "contextual": ("contextual", "polysemy", "ELMo"),
    "generation": ("temperature", "top-p", "nucleus sampling", "greedy"),
    "transformer": ("transformer", "tranformer", "layer norm", "residual", "gpt"),
    "language_model": ("perplexity", "n-gram", "train my own model"),
}


@pytest.mark.parametrize("lesson", QUERIES)
def test_a_lesson_is_found_first(page: Page, site_url: str, lesson: str) -> None:
    page.goto(site_url)
    page.keyboard.press("/")
    found = page.locator(".md-search-result a").first
    for query in QUERIES[lesson]:
        page.locator("input.md-search__input").fill("")
        page.keyboard.type(query)
        expect(found).to_have_attribute("href", re.compile(rf"/lessons/{lesson}/"))
    # They are words to find a page by, not to read.
    expect(page.locator(".md-search-result .md-tag").first).to_be_hidden()
