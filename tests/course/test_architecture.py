"""The page on how the tool is built is about the code as it is: its pictures, its walks, and where to add what."""

import ast
import re
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from collections.abc import Iterator
from typing import get_args

import pytest
from solved import ROOT
from test_imports import SOURCE, TIERS

from llmlings.grade.sandbox.seccomp import DENIED
from llmlings.grade.wire.frames import FromWorker, ToWorker
from llmlings.site.pages import with_drawings

GUIDES = ROOT / "docs" / "guides"
PAGE = (GUIDES / "architecture.md").read_text(encoding="utf-8")
REFERENCES = sorted(set(re.findall(r"`([\w/]+\.py): ([\w.]+)`", PAGE)))
HOUSE, TRUST = (ElementTree.parse(GUIDES / name).getroot() for name in ("house.svg", "trust.svg"))
SVG = "{http://www.w3.org/2000/svg}"


def of_class(drawing: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [element for element in drawing.iter() if name in element.get("class", "").split()]


def rooms() -> dict[float, set[str]]:
    """The parts by how far down their rooms begin."""
    found = defaultdict(set)
    for room in HOUSE.iter(f"{SVG}g"):
        assert room.get("data-part") in "".join(room.itertext()).split()
        found[float(room.find(f"{SVG}rect").get("y"))].add(room.get("data-part"))
    return found


def test_each_part_has_its_room_in_its_tier() -> None:
    found = rooms()
    assert [found[y] for y in sorted(found, reverse=True)] == [set(parts) for parts in TIERS]


def test_arrows_point_down_from_each_tier_to_the_next() -> None:
    tops = sorted(rooms())
    arrows = [re.match(r"M\d+ (\d+) v(-?\d+) ", path.get("d")) for path in of_class(HOUSE, "import")]
    spans = [(int(arrow[1]), int(arrow[1]) + int(arrow[2])) for arrow in arrows]
    assert len(spans) == len(tops) - 1
    for (start, end), upper, lower in zip(spans, tops[:-1], tops[1:], strict=True):
        assert upper < start < end < lower


def test_the_folders_beside_the_house_exist() -> None:
    names = [element.text for element in of_class(HOUSE, "folder") if element.text]
    assert {"course.toml", "exercises/", "solutions/", "visible/", "hidden/"} <= set(names)
    assert [name for name in names if not any((ROOT / at / name).exists() for at in ("", "tests", "docs"))] == []


@pytest.mark.parametrize(("way", "kinds"), [("to worker", ToWorker), ("from worker", FromWorker)])
def test_what_crosses_the_boundary_is_the_closed_list_of_kinds(way: str, kinds: object) -> None:
    shown = [element.text for element in TRUST.iter() if element.get("data-kind") == way]
    assert shown == [kind.__struct_config__.tag for kind in get_args(kinds)]


def test_the_system_calls_that_are_shown_as_denied_are() -> None:
    shown = re.findall(r"[a-z]{3,}", " ".join(element.text or "" for element in of_class(TRUST, "denied")))
    assert len(shown) >= 5
    assert [name for name in shown if not any(denied.startswith(name) for denied in DENIED)] == []


@pytest.mark.parametrize("drawing", [HOUSE, TRUST], ids=["house", "trust"])
def test_a_drawing_says_what_it_shows_and_loads_nothing(drawing: ElementTree.Element) -> None:
    labels = drawing.get("aria-labelledby", "").split()
    parts = {element.get("id"): element for element in drawing.iter() if element.get("id")}
    assert list(parts) == labels
    assert [parts[label].tag for label in labels] == [f"{SVG}title", f"{SVG}desc"]
    text = ElementTree.tostring(drawing, encoding="unicode")
    assert not re.search(r"<(?:\w+:)?(?:image|script|use)|@import|url\(|font-face", text)


def test_a_drawing_becomes_a_part_of_its_page() -> None:
    page = with_drawings(PAGE, GUIDES)
    assert re.findall(r'<figure class="drawing" data-search-exclude>\n<svg [^>]*aria-labelledby="(\w+)', page) == [
        "house",
        "trust",
    ]
    assert "![" not in page


def names_in(body: list[ast.stmt], owner: str = "") -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield owner + node.name
        if isinstance(node, ast.ClassDef):
            yield from names_in(node.body, f"{node.name}.")
        if isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield owner + node.target.id


@pytest.mark.parametrize(("path", "name"), REFERENCES, ids=lambda value: value)
def test_each_name_is_in_its_file(path: str, name: str) -> None:
    assert name in names_in(ast.parse((SOURCE / path).read_text(encoding="utf-8")).body)


@pytest.mark.parametrize("title", ["A submission's walk", "A save's walk"])
def test_a_walk_has_ten_steps_and_each_names_its_code(title: str) -> None:
    section = PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]
    steps = re.findall(r"^(\d+)\. (.+?)(?=\n\d|\n\n)", section, re.MULTILINE | re.DOTALL)
    assert [int(number) for number, _ in steps] == list(range(1, 11))
    assert [number for number, step in steps if not re.search(r"`[\w/]+\.py: ", step)] == []


def test_each_file_and_folder_exists() -> None:
    paths = set(re.findall(r"`([\w./]+(?:/|\.(?:html|json|md|py|toml|yml)))(?::[^`]*)?`", PAGE))
    assert {"grade/statistics.py", "grade/templates/report.html", "mkdocs.yml"} <= paths
    places = (ROOT, SOURCE, SOURCE / "grade")
    # What grading writes is no file of the repository.
    assert [path for path in paths - {"report.html"} if not any((at / path).exists() for at in places)] == []
