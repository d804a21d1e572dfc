"""grading.toml is read strictly: a slip of the pen is a sentence."""

from fractions import Fraction
from pathlib import Path

import pytest

from llmlings.errors import UsageError
from llmlings.grade.rules import Rules, read_rules

MODULES = ["tokens", "bpe"]
LATE = 'received = "times.csv"\n[module.bpe]\nlate_percent = 10\ndeadline = '


def rules(folder: Path, text: str, *received: str) -> Rules:
    (folder / "grading.toml").write_text(text, encoding="utf-8")
    (folder / "times.csv").write_text("\n".join(["student,module,received", *received]), encoding="utf-8")
    return read_rules(folder, MODULES)


def test_a_folder_without_rules_has_none(tmp_path: Path) -> None:
    assert read_rules(tmp_path, MODULES) == Rules()
    assert Rules().of("bpe").weight == 1
    assert Rules().days_late("ann", "bpe") == 0


def test_weights_and_extra_credit(tmp_path: Path) -> None:
    found = rules(tmp_path, '[module.bpe]\nweight = 0.5\n[extra]\n"ann.b" = 2.5\nbob = 1\n')
    assert (found.of("bpe").weight, found.of("tokens").weight) == (Fraction(1, 2), 1)
    assert found.extra == {"ann.b": Fraction(5, 2), "bob": 1}


@pytest.mark.parametrize(
    ("deadline", "received", "days"),
    [
        ("2026-12-01T12:00:00+01:00", "2026-12-01T12:00:00+01:00", 0),
        ("2026-12-01T12:00:00+01:00", "2026-12-01T11:00:00Z", 0),
        ("2026-12-01T12:00:00+01:00", "2026-12-01T11:00:01Z", 1),
        ("2026-12-01T12:00:00+01:00", "2026-12-02 12:00:00+01:00", 1),
        ("2026-12-01T12:00:00", "2026-12-02 12:00:01", 2),
        ("2026-12-01", "2026-12-01 23:59", 0),
        ("2026-12-01", "2026-12-02 00:01", 1),
        ("2026-12-01", "2026-12-31T12:00", 30),
    ],
)
def test_each_day_that_has_begun_counts(tmp_path: Path, deadline: str, received: str, days: int) -> None:
    found = rules(tmp_path, LATE + deadline, f"ann,bpe,{received}", "ann,tokens,2030-01-01 00:00")
    assert found.days_late("ann", "bpe") == days
    assert found.days_late("ann", "tokens") == found.days_late("bob", "bpe") == 0


@pytest.mark.parametrize(
    ("text", "rows", "words"),
    [
        ("x = ", (), "is no TOML"),
        ("wieghts = 1", (), "no key 'wieghts'; choose from: received, module, extra"),
        ("[module.bpe]\nwieght = 1", (), "no key 'module.bpe.wieght'; choose from: weight"),
        ("[module.pbe]\nweight = 1", (), "no module 'pbe'; choose one of: tokens, bpe"),
        ("module = 1", (), "module must be a table"),
        ("[module]\nbpe = 2", (), "module.bpe must be a table"),
        ("[module.bpe]\nweight = 0", (), "weight must be above 0"),
        ("[module.bpe]\nweight = true", (), "weight must be a number"),
        ("[module.bpe]\nweight = nan", (), "weight must be a number"),
        ('[module.bpe]\nweight = "2"', (), "weight must be a number"),
        ("[extra]\nann = -1", (), "extra.ann must not be below 0"),
        ("[extra]\nann = inf", (), "extra.ann must be a number"),
        ("[module.bpe]\ndeadline = 2026-12-01", (), "needs both deadline and late_percent"),
        ("[module.bpe]\nlate_percent = 5", (), "needs both deadline and late_percent"),
        ("[module.bpe]\nlate_percent = 5\ndeadline = 2026-12-01", (), "say when work came in: received = "),
        (LATE.replace("10", "101") + "2026-12-01", (), "late_percent must be from 0 to 100"),
        (LATE + '"tomorrow"', (), "deadline must be a day or a time"),
        (LATE + "12:00:00", (), "deadline must be a day or a time"),
        (LATE + "2026-12-01", ("ann,bpe,yesterday",), "'yesterday' is no time"),
        (LATE + "2026-12-01", ("ann,bpe,2026-12-01",), "'2026-12-01' is no time"),
        (LATE + "2026-12-01", ("ann,pbe,2026-12-01",), "no module 'pbe'"),
        (LATE + "2026-12-01", ("ann,bpe,2026-12-01T08:00Z",), "zone"),
        (LATE + "2026-12-01T12:00:00Z", ("ann,bpe,2026-12-01T08:00",), "zone"),
        (LATE + "2026-12-01", ("ann,bpe",), "row 2 is not of the form student,module,received"),
        (LATE + "2026-12-01", ("ann,bpe,2026-12-01 08:00", "ann,bpe,2026-12-02 08:00"), "has bpe of ann twice"),
        ('received = "none.csv"', (), "none.csv cannot be read"),
    ],
)
def test_what_is_wrong_is_one_sentence(tmp_path: Path, text: str, rows: tuple[str, ...], words: str) -> None:
    with pytest.raises(UsageError) as error:
        rules(tmp_path, text, *rows)
    assert words in str(error.value)
    assert str(tmp_path) in str(error.value)
    assert "\n" not in str(error.value)


def test_the_digest_stands_for_rules_and_times(tmp_path: Path) -> None:
    texts = [(LATE + "2026-12-01", ()), (LATE + "2026-12-02", ()), (LATE + "2026-12-02", ("ann,bpe,2026-12-01 08:00",))]
    digests = [rules(tmp_path, text, *rows).sha256 for text, rows in texts]
    assert len(set(digests)) == 3
    assert rules(tmp_path, *[texts[0][0]]).sha256 == digests[0]
