"""Results in the Common Test Report Format (https://ctrf.io)."""

import json
from collections import Counter
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from llmlings.grade.tables import write_text
from llmlings.grade.verdicts import StudentVerdict, TestVerdict
from llmlings.grade.visible_text import visible

SPEC_VERSION = "0.0.0"
#: Those that are not here failed.
_STATUSES = {"passed": "passed", "todo": "pending", "blocked": "pending"}


def export_ctrf(verdicts: Sequence[StudentVerdict], out: Path) -> list[Path]:
    """Write all tests of all students; students and modules are the suites."""
    tests = [
        _test(verdict.student, module.module, test)
        for verdict in verdicts
        for module in verdict.modules
        for test in module.tests
    ]
    counts = Counter(test["status"] for test in tests)
    # Times are not kept: the report would differ from run to run.
    summary = {"tests": len(tests)} | {kind: counts[kind] for kind in ("passed", "failed", "pending", "skipped")}
    summary |= {"other": 0, "start": 0, "stop": 0}
    data = {
        "reportFormat": "CTRF",
        "specVersion": SPEC_VERSION,
        "generatedBy": "llmlings",
        "results": {"tool": {"name": "llmlings", "version": version("llmlings")}, "summary": summary, "tests": tests},
    }
    write_text(out, json.dumps(data, indent=1, ensure_ascii=False) + "\n")
    return [out]


def _test(student: str, module: str, test: TestVerdict) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": test.name,
        "status": _STATUSES.get(test.status, "failed"),
        "duration": round(test.seconds * 1000),
        "rawStatus": test.status,
        "suite": [visible(student), module],
        "filePath": test.id.partition("::")[0],
        "tags": [test.visibility],
        "extra": {"id": test.id, "points": test.points, "maxPoints": test.max_points, "mistake": test.mistake},
    }
    return found | ({"message": visible(test.message)} if test.message else {})
