"""The words that learners type: what each means, and what is said about one that means nothing."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from llmlings.course import Course, load_course
from llmlings.errors import UsageError
from llmlings.learn.names import find, meant

Run = Callable[..., tuple[int, str, str]]

ROOT = Path(__file__).resolve().parents[3]
COURSE = load_course(ROOT)


@pytest.mark.parametrize(
    ("word", "module", "function"),
    [
        ("bpe", "bpe", ""),
        ("BPE", "bpe", ""),
        ("2", "bpe", ""),
        ("1", "tokens", ""),
        ("one-hot", "one_hot", ""),
        ("one hot", "one_hot", ""),
        ("exercises/bpe.py", "bpe", ""),
        ("./exercises/bpe.py", "bpe", ""),
        ("exercises\\bpe.py", "bpe", ""),
        (".\\exercises\\bpe.py", "bpe", ""),
        ("exercises/bpe", "bpe", ""),
        ("bpe.py", "bpe", ""),
        ("BPE.PY", "bpe", ""),
        ("exercises/bpe.py:31", "bpe", ""),
        ("exercises/bpe.py:31:4", "bpe", ""),
        (str(ROOT / "exercises" / "bpe.py"), "bpe", ""),
        ("docs/lessons/bpe.md", "bpe", ""),
        ("test_bpe.py", "bpe", ""),
        ("test_bpe", "bpe", ""),
        ("tests/visible/test_bpe.py", "bpe", ""),
        ("tests/visible/test_bpe.py::test_merges_do_not_overlap", "bpe", ""),
        ("exercises.bpe", "bpe", ""),
        ("bpe.encode", "bpe", "encode"),
        ("bpe.encode()", "bpe", "encode"),
        (" bpe.encode ", "bpe", "encode"),
        ("Bpe.Encode", "bpe", "encode"),
        ("bpe::encode", "bpe", "encode"),
        ("2.encode", "bpe", "encode"),
        ("bpe.train-bpe", "bpe", "train_bpe"),
        ("exercises/bpe.py::encode", "bpe", "encode"),
        ("exercises.bpe.encode", "bpe", "encode"),
        ("train_bpe", "bpe", "train_bpe"),
        ("Train_BPE", "bpe", "train_bpe"),
        ("attention", "attention", ""),
        ("attention.attention", "attention", "attention"),
        ("language_model.LanguageModel.train", "language_model", "LanguageModel.train"),
        ("LanguageModel.train", "language_model", "LanguageModel.train"),
        ("language_model.train", "language_model", "LanguageModel.train"),
        ("languagemodel.train", "language_model", "LanguageModel.train"),
        ("bits_per_byte", "language_model", "LanguageModel.bits_per_byte"),
        ("Block", "transformer", "Block.forward"),
    ],
)
def test_a_word_means_a_module_or_a_function(word: str, module: str, function: str) -> None:
    found = find(COURSE, word)
    assert (found[0].name, found[1]) == (module, function)


def test_every_module_and_function_is_found_by_its_own_name() -> None:
    for number, module in enumerate(COURSE.modules, start=1):
        assert find(COURSE, module.name) == find(COURSE, str(number)) == (module, "")
        for function in module.all_functions:
            assert find(COURSE, f"{module.name}.{function}") == (module, function)


COUNT = len(COURSE.modules)
NAMES = ", ".join(module.name for module in COURSE.modules)


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("bep", "There is no module 'bep'; did you mean 'bpe'?"),
        ("exercises/tokns.py", "There is no module 'tokns'; did you mean 'tokens'?"),
        ("zzz", f"There is no module 'zzz'; choose one of: {NAMES}."),
        ("", f"There is no module ''; choose one of: {NAMES}."),
        ("trainbpe", "There is no module 'trainbpe'; did you mean 'bpe.train_bpe'?"),
        ("top_kk", "There is no module 'top_kk'; did you mean 'generation.top_k'?"),
        ("token.split_words", "There is no module 'token'; did you mean 'tokens.split_words'?"),
        ("bpe.encod", "Module bpe has no function 'encod'; did you mean 'bpe.encode'?"),
        (
            "one_hot.xyz",
            "Module one_hot has no function 'xyz'; "
            "choose one of: one_hot.one_hot, one_hot.one_hot_to_ids, one_hot.pairwise_distances.",
        ),
        ("0", f"There is no module 0; `llmlings list` counts them from 1 to {COUNT}."),
        (str(COUNT + 1), f"There is no module {COUNT + 1}; `llmlings list` counts them from 1 to {COUNT}."),
        (
            "embedding_gradient",
            "'embedding_gradient' can mean more than one function; "
            "choose one of: gradients.embedding_gradient, autograd.embedding_gradient.",
        ),
        (
            "transformer.forward",
            "'forward' can mean more than one function; choose one of: "
            "transformer.SelfAttention.forward, transformer.Block.forward, transformer.TransformerLM.forward.",
        ),
    ],
)
def test_a_wrong_word_is_one_sentence(word: str, sentence: str) -> None:
    with pytest.raises(UsageError, match=f"^{re.escape(sentence)}$"):
        find(COURSE, word)


def test_a_file_of_another_folder_is_refused(learner: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "other" / "exercises" / "sums.py"
    with pytest.raises(UsageError, match="is not in the workspace that you are in"):
        find(learner, str(other))
    relative = "../other/exercises/sums.py"
    assert find(learner, relative)[0].name == "sums"
    other.parent.mkdir(parents=True)
    other.write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="is not in the workspace that you are in"):
        find(learner, relative)
    monkeypatch.chdir(learner.root / "exercises")
    assert find(learner, "./sums.py")[0].name == "sums"
    assert find(learner, "../exercises/sums.py")[0].name == "sums"


COMMANDS = ["init", "list", "check", "hint", "solution", "reset", "undo", "submit"]


@pytest.mark.parametrize(
    ("word", "end"),
    [
        ("test", "; did you mean 'llmlings check'?"),
        ("run", "; did you mean 'llmlings check'?"),
        ("next", "; did you mean 'llmlings'?"),
        ("start", "; did you mean 'llmlings'?"),
        ("help", "; did you mean 'llmlings --help'?"),
        ("answer", "; did you mean 'llmlings solution'?"),
        ("save", "; did you mean 'llmlings submit'?"),
        ("hand-in", "; did you mean 'llmlings submit'?"),
        ("chek", "; did you mean 'llmlings check'?"),
        ("sums", "; did you mean 'llmlings check sums'?"),
        ("exercises/sums.py", "; did you mean 'llmlings check exercises/sums.py'?"),
        ("sums.add", "; did you mean 'llmlings check sums.add'?"),
        ("xyz", "; `llmlings --help` shows all commands."),
        ("rset", "; `llmlings --help` shows all commands."),
        ("resett", "; `llmlings --help` shows all commands."),
    ],
)
@pytest.mark.usefixtures("learner")
def test_a_command_that_there_is_not_shows_what_may_be_meant(word: str, end: str) -> None:
    assert meant(word, COMMANDS) == end


def test_next_is_watch_where_there_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert meant("next", [*COMMANDS, "watch"]) == "; did you mean 'llmlings watch'?"
    assert meant("words", COMMANDS) == "; `llmlings --help` shows all commands."


def test_a_function_that_two_modules_have_is_asked_for(learner: Course) -> None:
    sums, words = learner.modules
    both = replace(learner, modules=(sums, replace(words, functions=("count", "add"))))
    with pytest.raises(UsageError, match=r"choose one of: sums\.add, words\.add\.$"):
        find(both, "add")
    assert find(both, "count") == (both.modules[1], "count")


@pytest.mark.parametrize("words", [["hint"], ["reset", "--yes"], ["solution"]], ids=lambda words: words[0])
@pytest.mark.parametrize("word", ["sum", "sums.ad", "3", "../course/../exercises/nothing.py"])
@pytest.mark.usefixtures("learner")
def test_each_command_says_what_is_wrong_with_a_word(run: Run, words: list[str], word: str) -> None:
    status, out, err = run(*words, word)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
