"""The file of answers by which learners' tests, who have no catalogue, name mistakes."""

import json
from collections.abc import Iterator, Mapping, Sequence

from llmlings.course import Course
from llmlings.testing.diagnosis import Mistake


def visible_mistakes(course: Course) -> list[Mistake]:
    """Return the mistakes that learners' tests can name, from the file of answers; none if it is not there."""
    if not course.answers().is_file():
        return []
    data = json.loads(course.answers().read_text(encoding="utf-8"))
    return [
        Mistake(id, module, entry["sentence"], entry["function"], entry["answers"], entry.get("ends_as", ""))
        for module, entries in data.items()
        for id, entry in entries.items()
    ]


def answers_text(mistakes: Mapping[str, list[Mistake]]) -> str:
    """Return the file of answers for these mistakes of each module, as text."""
    data = {module: dict(_entries(entries)) for module, entries in mistakes.items()}
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def _entries(mistakes: Sequence[Mistake]) -> Iterator[tuple[str, dict[str, object]]]:
    for entry in mistakes:
        if entry.fingerprints or entry.ends_as:
            ending = {"ends_as": entry.ends_as} if entry.ends_as else {}
            answers = dict(entry.fingerprints)
            yield entry.id, {"sentence": entry.sentence, "function": entry.function, "answers": answers, **ending}
