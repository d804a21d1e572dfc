"""A lesson on paper: a few pages, with what is folded left folded."""

import re

import pytest
from lesson import rest_is_long
from playwright.sync_api import Page, expect
from test_pages import LESSONS

#: A4.
MOST_PAGES = 8


@pytest.mark.parametrize("lesson", rest_is_long(LESSONS))
def test_a_lesson_prints_on_a_few_pages(page: Page, site_url: str, lesson: str) -> None:
    page.goto(f"{site_url}lessons/{lesson}/")
    pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    assert 2 < pages <= MOST_PAGES


def test_hints_and_answers_stay_folded_on_paper(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}lessons/bpe/")
    page.emulate_media(media="print")
    expect(page.locator(".hints summary").first).to_be_visible()
    expect(page.locator(".mistakes > summary")).to_be_visible()
    for folded in page.locator(":is(.hints details, .mistakes, .question) > :not(summary)").all():
        expect(folded).to_be_hidden()
