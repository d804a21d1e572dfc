"""The image for graders is built of what grading needs, by the project's own scripts, and its user has no rights.

It cannot be built where there is no container engine, so its lines are compared with what is tried elsewhere.
"""

import json
import re
from fnmatch import fnmatch
from pathlib import Path

from test_repository import CONTAINER, PROJECT, read

from llmlings.course import PRIVATE_FOLDER
from llmlings.grade.exports import gradescope

ROOT = Path(__file__).resolve().parents[2]
LINES = re.sub(r"^#.*\n", "", (ROOT / "Dockerfile").read_text(encoding="utf-8"), flags=re.MULTILINE)
STEPS = [(line.split()[0], line.split(maxsplit=1)[1]) for line in LINES.splitlines() if line]
GUIDE = (ROOT / "docs" / "guides" / "scale.md").read_text(encoding="utf-8")


def steps(kind: str) -> list[str]:
    return [rest for name, rest in STEPS if name == kind]


def test_it_begins_with_the_system_and_the_python_of_the_development_container() -> None:
    (base,) = steps("FROM")
    python, _, system = base.partition(":")[2].partition("-slim-")
    assert read(CONTAINER)["image"].endswith(f"/python:{python}-{system}")
    assert f"Programming Language :: Python :: {python}" in PROJECT["classifiers"]


def test_it_holds_what_the_autograder_holds_and_both_scripts_that_it_runs() -> None:
    copied = [line.split() for line in steps("COPY")]
    sources = [source for *sources, _ in copied for source in sources]
    scripts = [name for name in sources if name.startswith("scripts/")]
    assert sorted(sources) == sorted([*gradescope._FILES, *gradescope._FOLDERS, *scripts])
    assert [name for name in sources if not (ROOT / name).exists()] == []
    # Each stays at its place.
    for *names, target in copied:
        for name in names:
            assert target == ("./" if "/" not in name and (ROOT / name).is_file() else f"{name}/") or (
                name in scripts and target == "scripts/"
            )
    run = " ".join(steps("RUN"))
    assert set(re.findall(r"scripts/[\w-]+", run)) == set(scripts)


def test_its_packages_are_those_of_make_grade_and_of_a_cluster() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    sandbox = makefile.partition("\n.sandbox:\n")[2].split("\n")[0].strip("\t@")
    run = steps("RUN")
    assert run[0].startswith(f"{sandbox} && ")
    extras = re.search(r"scripts/python-environment \.venv ([\w,]+)", " ".join(run))[1].split(",")
    graded = re.search(r"^grade: .+\n.+python-environment \S+ ([\w,]+)", makefile, re.MULTILINE)[1].split(",")
    assert set(extras) == {*graded, "cluster"}
    assert set(extras) <= set(PROJECT["optional-dependencies"])


def test_a_user_without_rights_runs_the_command() -> None:
    kinds = [name for name, _ in STEPS]
    assert steps("USER") == ["grader"]
    assert kinds.index("USER") > max(number for number, name in enumerate(kinds) if name == "RUN")
    assert json.loads(steps("ENTRYPOINT")[0])[0] in PROJECT["scripts"]


def test_no_secret_and_no_environment_gets_into_it() -> None:
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert {".git", PRIVATE_FOLDER, ".venv"} <= set(ignored)
    assert any(fnmatch("src/__pycache__", line) for line in ignored)
    assert not re.search(r"seed|secret|token|password", LINES, re.IGNORECASE)


def test_the_guide_opens_to_docker_what_the_development_container_opens() -> None:
    for option in read(CONTAINER)["runArgs"]:
        assert option.replace("=", " ", 1) in GUIDE or option in GUIDE, option


def test_the_guide_names_what_the_image_and_the_package_have() -> None:
    extras = {name for text in re.findall(r"'\.\[([\w,]+)\]'", GUIDE) for name in text.split(",")}
    assert extras <= set(PROJECT["optional-dependencies"])
    assert "cluster" in extras
