"""Any bytes and damaged archives are a submission, or the sentence that says why they are none."""

import io
import warnings
import zipfile

import pytest
from generated import FEW_AND_MANY, damaged, survive
from handed_in import only
from hypothesis import strategies as st

KNOWN = (
    *("bpe.py", "exercises/bpe.py", "exercises/tokens.ipynb", "a/b/c/d/e/f/bpe.py", "bpe (1).py", "Copy of bpe.py"),
    *(
        "../bpe.py",
        "/bpe.py",
        "C:\\bpe.py",
        "a.zip",
        "exercises/",
        "__MACOSX/bpe.py",
        "bpe.py/bpe.py",
        "con",
        "bpe.py.",
    ),
)
NAMES = st.one_of(st.sampled_from(KNOWN), st.text(st.characters(codec="utf-8"), min_size=1, max_size=12))
MODES = st.sampled_from([0, 0o100644, 0o120777, 0o10644, 0o40755, 0o60644, 0o177777])
METHODS = st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
# Sizes of 64 bits, and a name in Unicode: both are lies.
EXTRAS = st.sampled_from([b"", b"\x01\x00\x08\x00" + b"\xff" * 8, b"\x75\x70\x05\x00\x01aaaa"])
COMMENTS = st.sampled_from([b"", b"PK\5\6" + bytes(18)])


@st.composite
def archives(draw, inner):
    """Draw the bytes of an archive, of which some entries are `inner`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive, warnings.catch_warnings():
        # Of names that are there twice.
        warnings.simplefilter("ignore")
        for name in draw(st.lists(NAMES, max_size=5)):
            info = zipfile.ZipInfo(name)
            info.external_attr = draw(MODES) << 16
            info.compress_type = draw(METHODS)
            info.extra = draw(EXTRAS)
            archive.writestr(info, draw(st.one_of(st.binary(max_size=60), st.just(bytes(10_000)), inner)))
        archive.comment = draw(COMMENTS)
    return buffer.getvalue()


FLAT = archives(st.nothing())
ARCHIVES = st.one_of(FLAT, archives(archives(FLAT)))


@pytest.fixture
def look_at(folder):
    """Take bytes in as somebody's archive."""

    def take_in(data):
        (folder / "ann.zip").write_bytes(data)
        submission = only(folder)
        assert submission.student == "ann"
        assert len(submission.problem) < 500
        for file in submission.modules.values():
            assert not (file.text and file.problem)

    return take_in


@FEW_AND_MANY
def test_any_bytes(look_at, count):
    begun = st.binary(max_size=100).map(lambda data: b"PK\3\4" + data)
    survive(st.one_of(st.binary(max_size=200), begun), look_at, count)


@FEW_AND_MANY
def test_any_archive(look_at, count):
    survive(ARCHIVES, look_at, count)


@FEW_AND_MANY
def test_any_damaged_archive(look_at, count):
    survive(damaged(ARCHIVES), look_at, count)
