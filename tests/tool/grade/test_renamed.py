"""Which names are without doubt a renamed module's, which may be, and which are not."""

import time

import pytest
from handed_in import COURSE

from llmlings.grade.renamed import is_like_exercises, likeness

MODULES = [module.name for module in COURSE.modules]

# fmt: off
SURE = [
    "tokens (1).py", "tokens(1).py", "tokens (12).py", "tokens-1.py", "tokens_1.py", "tokens 2.py", "tokens [1].py",
    "Tokens.py", "TOKENS.PY", "tokens.PY", "tokens.Py", "tokens.py.txt", "tokens.py.py", "tokens.py.download",
    "tokens (1).py.txt", "tokens_final.py", "tokens-FINAL.py", "tokens_final_v2.py", "tokens.final.py", "tokens_v2.py",
    "tokens - Kopie.py", "tokens - Kopie (2).py", "tokens - Copy.py", "tokens - Copia.py", "tokens - Cópia.py",
    "tokens - Copie.py", "tokens — копия.py", "tokens - 副本.py", "tokens - コピー.py", "tokens copy.py",
    "tokens copy 2.py", "Copy of tokens.py", "Copy of Copy of tokens (1).py", "Kopie von tokens.py",
    "Copie de tokens.py", "Copia di tokens.py", "1234_tokens.py", "01-tokens.py", "ex1_tokens.py", "week 2 - tokens.py",
    "hw_tokens.py", "final_tokens.py",
    "tokens_solution.py", "tokens_submission.py", "tokens .py", " tokens.py", "tokens_.py", "tokens+(1).py",
    "tokens.py.1", "tokens.py (1)", "tokens.py.txt (2)",
    "tokens_ann.py", "tokens_Ann_Example.py", "ann_tokens.py", "Example-Ann-tokens.py",
]
DOUBTFUL = [
    "tokens_old.py", "tokens_backup.py", "old_tokens.py", "tokens_helper.py", "tokens1.py", "token.py", "tokns.py",
    "tokens.py.bak", "tokens.py~", "tokens.py.orig", "tokens.txt", "tokens.pdf", "tokens", "Tokens (1)",
    "tokens-checkpoint.ipynb", "bob_tokens.py",
]
OTHER = [
    "test_tokens.py", "tokens_test.py", "conftest.py", "main.py", "utils.py", "README.md", "tokens.md", "tokens.json",
    "tokens.pyc", "py", ".py", "", "bpe_tokens_subwords.py", "tokens.png", "broken_tok.py",
]
# fmt: on


@pytest.mark.parametrize("name", SURE)
def test_marks_of_a_copy_leave_no_doubt(name):
    found = likeness(name, MODULES, "Ann Example")
    assert found
    assert (found.module, found.name, found.is_sure, found.is_code) == ("tokens", "tokens.py", True, True)


@pytest.mark.parametrize("name", DOUBTFUL)
def test_what_may_be_something_else_is_only_alike(name):
    found = likeness(name, MODULES, "Ann Example")
    assert found
    assert (found.module, found.is_sure) == ("tokens", False)


@pytest.mark.parametrize("name", OTHER)
def test_what_is_something_else_is_not_alike(name):
    assert likeness(name, MODULES, "Ann Example") is None


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("tokens-Copy1.ipynb", "tokens.ipynb"), ("tokens.ipynb.txt", "tokens.ipynb"), ("Tokens.IPYNB", "tokens.ipynb"),
        ("tokens.ipynb.json", "tokens.ipynb"), ("One-Hot (1).py", "one_hot.py"), ("OneHot.py", "one_hot.py"),
        ("one hot.py", "one_hot.py"), ("word2vec-2.py", "word2vec.py"), ("Word2Vec.py", "word2vec.py"),
        ("language-model_final.ipynb", "language_model.ipynb"), ("2_bpe.py", "bpe.py"),
    ],
)  # fmt: skip
def test_every_module_and_ending_is_known(name, right):
    found = likeness(name, MODULES)
    assert found
    assert (found.name, found.is_sure) == (right, True)


def test_a_name_of_any_kind_is_looked_at_in_no_time():
    owner = "a_b1-" * 100
    names = [
        mark * (250 // len(mark)) + end
        for mark in ("-", "copy ", "(1)", "1_", " ", "a_", "é")
        for end in (".py", "x.py")
    ]
    start = time.process_time()
    for name in names:
        likeness(name, MODULES, owner)
    assert likeness("tokens" + " " * 100_000 + "x.py", MODULES, owner) is None
    assert time.process_time() - start < 1


def test_folders_that_were_exercises():
    assert all(
        map(is_like_exercises, ("exercises", "Exercises", "exercises (1)", "exercises-final", "Copy of exercises"))
    )
    assert not any(map(is_like_exercises, ("", "old", "solutions", "exercises_old")))
