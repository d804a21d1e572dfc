"""Asks axe, which knows the rules of accessibility, what keeps someone from using a page."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).with_name("vendor") / "axe.js"


def obstacles(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """What axe finds: the rule, the place and the reason. Of a formula it reads what a screen reader does."""
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(AXE.read_text("utf-8"))
    # The theme changes colours little by little, and a colour on its way may be hard to read.
    # Waiting for their promises may never end: one whose element is hidden meanwhile stays unsettled.
    page.wait_for_function("document.getAnimations().every((animation) => animation.playState !== 'running')")
    code = "(o) => axe.run({ exclude: ['.katex-html'] }, o).then(({ violations }) => violations)"
    found: list[dict[str, Any]] = page.evaluate(code, {"runOnly": list(rules)} if rules else {})
    return [f"{rule['id']}: {node['target']}: {node['failureSummary']}" for rule in found for node in rule["nodes"]]
