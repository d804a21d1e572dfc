"""Results as JUnit's XML, which build servers and most tools for tests read."""

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence
from pathlib import Path

from llmlings.grade.feedback import OPEN, STATUSES
from llmlings.grade.tables import write_text
from llmlings.grade.verdicts import ModuleVerdict, StudentVerdict, TestVerdict
from llmlings.grade.visible_text import visible
from llmlings.testing.results import Status

#: What XML has no way to write.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: This is the test's own word on the answer; what else did not pass is an error.
_FAILURE: Status = "failed"


def export_junit(verdicts: Sequence[StudentVerdict], out: Path) -> list[Path]:
    """Write a suite for each student and module, with a case for each test."""
    root = ElementTree.Element("testsuites", name="llmlings")
    for verdict in verdicts:
        for module in verdict.modules:
            root.append(_suite(verdict.student, module))
    ElementTree.indent(root, " ")
    write_text(out, f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n')
    return [out]


def _suite(student: str, module: ModuleVerdict) -> ElementTree.Element:
    statuses = [test.status for test in module.tests]
    failures, skipped = statuses.count(_FAILURE), sum(status in OPEN for status in statuses)
    errors = len(statuses) - failures - skipped - statuses.count("passed")
    counts = {"tests": len(statuses), "failures": failures, "errors": errors, "skipped": skipped}
    seconds = sum(test.seconds for test in module.tests)
    name = _text(f"{student}.{module.module}")
    suite = ElementTree.Element("testsuite", {"name": name, **{k: str(n) for k, n in counts.items()},
                                              "time": f"{seconds:.4f}"})  # fmt: skip
    for test in module.tests:
        suite.append(_case(name, test))
    if module.message:
        ElementTree.SubElement(suite, "system-err").text = _text(module.message)
    return suite


def _case(suite: str, test: TestVerdict) -> ElementTree.Element:
    case = ElementTree.Element("testcase", classname=suite, name=_text(test.name), time=f"{test.seconds:.4f}")
    if test.status in OPEN:
        ElementTree.SubElement(case, "skipped", message=STATUSES[test.status][1])
    elif test.status != "passed":
        kind = "failure" if test.status == _FAILURE else "error"
        verdict = _text(test.message.partition("\n")[0])
        ElementTree.SubElement(case, kind, type=test.status, message=verdict).text = _text(test.message)
    return case


def _text(text: str) -> str:
    return _NO_XML.sub(lambda found: found[0].encode("unicode_escape").decode(), visible(text))
