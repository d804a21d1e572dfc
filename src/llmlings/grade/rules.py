"""`grading.toml` in the grading folder: deadlines, weights and extra credit, as the teacher wrote them."""

import hashlib
import math
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

from llmlings.errors import UsageError
from llmlings.grade.csv_files import read_csv

FILE = "grading.toml"
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class ModuleRule:
    """What holds for a module: `late_percent` of the points are lost for each day that has begun after the deadline."""

    weight: Fraction = Fraction(1)
    deadline: datetime | None = None
    late_percent: Fraction = Fraction(0)


@dataclass(frozen=True)
class Rules:
    """All rules; `received` says when a student's module came in, and `sha256` stands for the text of all of it."""

    modules: Mapping[str, ModuleRule] = field(default_factory=dict)
    extra: Mapping[str, Fraction] = field(default_factory=dict)
    received: Mapping[tuple[str, str], datetime] = field(default_factory=dict)
    sha256: str = ""

    def of(self, module: str) -> ModuleRule:
        """Return what holds for a module."""
        return self.modules.get(module, ModuleRule())

    def days_late(self, student: str, module: str) -> int:
        """Return how many days after the deadline have begun; 0 without a deadline or a time of receipt."""
        deadline, received = self.of(module).deadline, self.received.get((student, module))
        if deadline is None or received is None or received <= deadline:
            return 0
        return math.ceil((received - deadline) / _DAY)


def read_rules(folder: Path, modules: Collection[str]) -> Rules:
    """Return the rules of a grading folder, none without a file of rules; a `UsageError` says what is wrong in it."""
    path = folder / FILE
    if not path.is_file():
        return Rules()
    try:
        data = path.read_bytes()
        found = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path} is no TOML ({error}); correct it.") from None
    _known(path, found, ("received", "module", "extra"))
    entries = _table(path, "module", found.get("module", {}))
    for name in entries:
        _is_module(path, name, modules)
    rules = {name: _module_rule(path, name, _table(path, f"module.{name}", entry)) for name, entry in entries.items()}
    extra = _table(path, "extra", found.get("extra", {}))
    points = {student: _number(path, f"extra.{student}", value) for student, value in extra.items()}
    if less := [student for student, value in points.items() if value < 0]:
        raise UsageError(f"{path}: extra.{less[0]} must not be below 0; take points away with `llmlings override`.")
    received: dict[tuple[str, str], datetime] = {}
    if "received" in found:
        table = folder / str(found["received"])
        received = _received(table, modules, rules)
        data += b"\0" + table.read_bytes()
    elif late := [name for name, rule in rules.items() if rule.deadline]:
        raise UsageError(f'{path}: {late[0]} has a deadline; say when work came in: received = "received.csv".')
    return Rules(rules, points, received, hashlib.sha256(data).hexdigest())


def _module_rule(path: Path, name: str, entry: Mapping[str, Any]) -> ModuleRule:
    _known(path, entry, ("weight", "deadline", "late_percent"), f"module.{name}.")
    weight = _number(path, f"module.{name}.weight", entry.get("weight", 1))
    percent = _number(path, f"module.{name}.late_percent", entry.get("late_percent", 0))
    if weight <= 0:
        raise UsageError(f"{path}: module.{name}.weight must be above 0.")
    if not 0 <= percent <= 100:
        raise UsageError(f"{path}: module.{name}.late_percent must be from 0 to 100.")
    if ("deadline" in entry) != ("late_percent" in entry):
        raise UsageError(f"{path}: module.{name} needs both deadline and late_percent, or none of them.")
    return ModuleRule(weight, _deadline(path, name, entry["deadline"]) if "deadline" in entry else None, percent)


def _deadline(path: Path, name: str, value: object) -> datetime:
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        # A day without a time counts to its end.
        return datetime.combine(value, time()) + _DAY
    raise UsageError(f"{path}: module.{name}.deadline must be a day or a time, such as 2026-12-01T23:59:00+01:00.")


def _received(path: Path, modules: Collection[str], rules: Mapping[str, ModuleRule]) -> dict[tuple[str, str], datetime]:
    received: dict[tuple[str, str], datetime] = {}
    for student, module, text in read_csv(path, ("student", "module", "received")):
        _is_module(path, module, modules)
        try:
            moment = datetime.fromisoformat(text)
            # A day alone does not say whether it was in time.
            if not {"T", " "} & set(text):
                raise ValueError
        except ValueError:
            raise UsageError(f"{path}: '{text}' is no time, such as 2026-12-01T23:59:00+01:00; correct it.") from None
        deadline = rules.get(module, ModuleRule()).deadline
        if deadline and (deadline.tzinfo is None) != (moment.tzinfo is None):
            zones = "give both the deadline and the times of receipt a zone (+01:00), or none of them"
            raise UsageError(f"{path}: '{text}' cannot be compared with the deadline of {module}; {zones}.")
        if (student, module) in received:
            raise UsageError(f"{path} has {module} of {student} twice; leave the row that counts.")
        received[student, module] = moment
    return received


def _known(path: Path, found: Mapping[str, Any], keys: Collection[str], where: str = "") -> None:
    for key in found:
        if key not in keys:
            raise UsageError(f"{path}: there is no key '{where}{key}'; choose from: {', '.join(keys)}.")


def _table(path: Path, name: str, value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise UsageError(f"{path}: {name} must be a table; write [{name}] on a line of its own.")
    return value


def _number(path: Path, name: str, value: object) -> Fraction:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise UsageError(f"{path}: {name} must be a number.")
    return Fraction(str(value))


def _is_module(path: Path, name: str, modules: Collection[str]) -> None:
    if name not in modules:
        raise UsageError(f"{path}: there is no module '{name}'; choose one of: {', '.join(modules)}.")
