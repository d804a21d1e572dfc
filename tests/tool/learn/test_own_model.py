"""The learner's model: trained in one call and watched, heard while it writes, kept as numbers, blamed for its own."""

import pickle
from pathlib import Path
from typing import Any

import pytest
from capstone import RHYME, ROOT, TINY, edit, solved

from llmlings.course import Course, load_course
from llmlings.errors import LlmlingsError
from llmlings.learn.own_model import OwnModel
from llmlings.testing.catalogue import read_alternative

ALTERNATIVES = load_course(ROOT).alternatives("language_model")


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return solved(tmp_path / "work")


def trained(own: OwnModel, watch: Any = lambda step, model: None) -> tuple[Any, int]:
    return own.train(RHYME, own.merges(RHYME, TINY.num_merges), TINY, watch)


def weights(model: Any) -> dict[str, Any]:
    return {name: tensor.tolist() for name, tensor in model.model.state_dict().items()}


@pytest.mark.parametrize("path", [None, *ALTERNATIVES], ids=lambda path: path.stem if path else "solution")
def test_every_right_answer_is_watched_and_heard(course: Course, path: Path | None) -> None:
    if path:
        text = read_alternative(load_course(ROOT), "language_model", path)
        course.exercise("language_model").write_text(text, encoding="utf-8")
    own = OwnModel(course)
    own.rehearse()
    steps, models, heard = [], [], []
    model, number = trained(own, lambda step, model: (steps.append(step), models.append(model)))
    assert (steps, number) == (list(range(1, TINY.steps + 1)), TINY.steps)
    assert weights(models[-1]) == weights(model)
    assert own.bits_per_byte(models[-1], RHYME) == own.bits_per_byte(model, RHYME)
    written = own.write(model, "a café", 40, 3, heard.append)
    assert "".join(heard) == written.removeprefix("a café")
    pieces = len(heard)
    assert pieces > 20
    own.write(model, "", 5, 3)
    assert len(heard) == pieces, "what is written later is not heard"
    model.model.context_length -= 1
    assert written == model.generate("a café", 40, temperature=0.8, seed=3)


def test_a_model_that_writes_while_it_learns_learns_the_same(course: Course) -> None:
    own = OwnModel(course)
    # Draws from the generator that the places of the windows come from, too.
    edit(course, "language_model", "prompt_ids = text_ids", "torch.rand(1)\n        prompt_ids = text_ids")
    talking = OwnModel(course)
    model, _ = trained(talking, lambda step, model: talking.write(model, "tick", 5, step))
    assert weights(model) == weights(trained(own)[0])


def test_the_place_that_learned_nothing_is_not_used_for_writing(course: Course) -> None:
    own = OwnModel(course)
    model, _ = trained(own)
    lengths: list[int] = []
    model.model.register_forward_pre_hook(lambda _, args: lengths.append(args[0].shape[1]))
    own.write(model, "", 20, 0)
    assert max(lengths) == TINY.context_length - 1
    assert model.model.context_length == TINY.context_length


@pytest.mark.parametrize(
    "call",
    ["self.model(input_ids=ids)", "self.model(padded, mask)", "self.model(ids) + 0 * self.model(ids)"],
    ids=["by name", "padded on the right", "asked twice"],
)
def test_whatever_was_heard_the_whole_text_is_shown(course: Course, call: str) -> None:
    given = (
        "seen, ids = len(ids), torch.tensor([ids])\n"
        "            padded = torch.nn.functional.pad(ids, (0, self.model.context_length - seen))\n"
        "            mask = torch.arange(padded.shape[1])[None] < seen\n"
        f"            return ({call})[0, seen - 1].numpy()"
    )
    edit(course, "language_model", "return self.model(torch.tensor([ids]))[0, -1].numpy()", given)
    own = OwnModel(course)
    heard: list[str] = []
    written = own.write(trained(own)[0], "tick", 20, 1, heard.append)
    assert "".join(heard).endswith(written.removeprefix("tick"))
    if "+" not in call:
        assert "".join(heard) == written.removeprefix("tick")


def test_a_loop_that_hides_the_model_still_counts_its_steps(course: Course) -> None:
    edit(course, "transformer", "next_token_loss(model(input_ids, attention_mask)",
         "next_token_loss(model.forward(input_ids, attention_mask)")  # fmt: skip
    own = OwnModel(course)
    seen: list[Any] = []
    assert trained(own, lambda step, model: seen.append(model))[1] == TINY.steps
    assert seen == [None] * TINY.steps


def test_an_interrupt_gives_the_model_as_it_is(course: Course) -> None:
    own = OwnModel(course)
    models: list[Any] = []

    def stop(step: int, model: Any) -> None:
        models.append(model)
        if step == 5:
            raise KeyboardInterrupt

    model, steps = trained(own, stop)
    assert steps == 5
    assert model is models[-1]
    assert trained(own)[1] == TINY.steps, "the hooks of the training that was stopped are gone"
    assert len(models) == 5


def test_an_interrupt_before_the_first_step_is_an_interrupt(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(course, "transformer", "optimizer.zero_grad()", "raise KeyboardInterrupt")
    with pytest.raises(KeyboardInterrupt):
        trained(OwnModel(course))


def test_what_is_kept_is_the_model(course: Course, tmp_path: Path) -> None:
    own, path = OwnModel(course), tmp_path / "models" / "kept.pt"
    assert own.load(path) == (None, "")
    model, _ = trained(own)
    own.save(path, model, TINY, 7)
    kept, sentence = OwnModel(course).load(path)
    assert kept is not None
    assert (kept.steps, kept.planned, sentence) == (7, TINY.steps, "")
    assert weights(kept.model) == weights(model)
    assert kept.model.merges == model.merges
    assert own.write(kept.model, "tick", 9, 1) == own.write(model, "tick", 9, 1)


@pytest.mark.parametrize("name", ["bpe", "batching", "generation", "transformer", "language_model"])
def test_a_model_of_other_code_is_not_used(course: Course, tmp_path: Path, name: str) -> None:
    own, path = OwnModel(course), tmp_path / "kept.pt"
    own.save(path, trained(own)[0], TINY, TINY.steps)
    with course.exercise(name).open("a", encoding="utf-8") as file:
        file.write("# Better now.\n")
    assert own.load(path)[0] is not None, "what counts is the code that was loaded"
    kept, sentence = OwnModel(course).load(path)
    assert kept is None
    assert sentence.startswith("Your code has changed")


class Bomb:
    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (Path("exploded"),)


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", pickle.dumps(Bomb(), protocol=2)], ids=["empty", "half", "bomb"]
)
def test_a_file_that_holds_no_numbers_is_not_opened_further(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kept.pt").write_bytes(content)
    kept, sentence = OwnModel(course).load(tmp_path / "kept.pt")
    assert kept is None
    assert "damaged" in sentence
    assert not Path("exploded").exists()


@pytest.mark.parametrize(
    ("name", "function"),
    [
        ("language_model", "LanguageModel.train"),
        ("language_model", "LanguageModel.generate"),
        ("language_model", "LanguageModel.bits_per_byte"),
        ("bpe", "encode"),
        ("bpe", "merge_pair"),
        ("generation", "sample"),
        ("transformer", "train_step"),
        ("batching", "pad_batch"),
    ],
)
def test_what_is_still_to_do_is_named(course: Course, name: str, function: str) -> None:
    path = course.exercise(name)
    head = f"def {function.rpartition('.')[2]}("
    before, after = path.read_text(encoding="utf-8").split(head)
    # The docstring ends with the second of its quotation marks.
    signature, docstring, body = after.split('"""', 2)
    indent = " " * (8 if "." in function else 4)
    rest = f'"""\n{indent}raise NotImplementedError("{function}")\n{body}'
    path.write_text(f'{before}{head}{signature}"""{docstring}{rest}', encoding="utf-8", newline="\n")
    with pytest.raises(LlmlingsError) as caught:
        OwnModel(course).rehearse()
    expected = f"Your model cannot write yet: {function} in exercises/{name}.py is still to do."
    assert str(caught.value) == f"{expected} Next: llmlings check {name}"


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("language_model", "return cls(model, merges)", "return None", "LanguageModel.train gives NoneType where"),
        ("language_model", "return bpe.decode(", "return list, (", "LanguageModel.generate gives tuple where str"),
        ("language_model", "return nats /", "return None /", "exercises/language_model.py, line "),
        ("language_model", "import math", "import mth", "exercises/language_model.py cannot be imported: "),
        ("bpe", "import heapq", "import heapq(", "exercises/bpe.py cannot be imported: line "),
        ("bpe", "merges: list[Pair] = []", "merges = np.zeros(0)", "write `import numpy as np`"),
        ("generation", "ids.append(new)", "import sys; sys.exit(3)", "raised SystemExit: 3."),
        ("language_model", "        steps: int,\n", "", "Your language model raised TypeError: "),
    ],
    ids=["none", "a tuple", "an error", "an import", "a syntax error", "plain words", "an exit", "another signature"],
)
def test_an_error_of_theirs_is_a_sentence_with_its_place(
    course: Course, name: str, old: str, new: str, words: str
) -> None:
    edit(course, name, old, new)
    with pytest.raises(LlmlingsError) as caught:
        OwnModel(course).rehearse()
    assert words in str(caught.value)
    assert f"Next: llmlings check {name}" in str(caught.value).splitlines()[-1]


def test_those_who_called_what_refused_are_named_too(course: Course) -> None:
    edit(course, "language_model", "[0, -1].numpy()", "[0].numpy()")
    with pytest.raises(LlmlingsError, match="logits must be a flat list") as caught:
        OwnModel(course).rehearse()
    assert str(caught.value).endswith("Next: llmlings check generation language_model")


def test_a_missing_file_is_named(course: Course) -> None:
    course.exercise("batching").unlink()
    with pytest.raises(LlmlingsError, match=r"exercises/batching\.py cannot be imported: the file does not exist"):
        OwnModel(course)


def test_a_class_of_another_name_is_missed(course: Course) -> None:
    edit(course, "language_model", "class LanguageModel:", "class Model:")
    with pytest.raises(LlmlingsError, match="has no attribute 'LanguageModel'"):
        OwnModel(course)


def test_an_error_of_the_tool_is_not_put_down_to_them(course: Course) -> None:
    own = OwnModel(course)

    def fail(*_: Any) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        trained(own, fail)
    with pytest.raises(ZeroDivisionError):
        own.write(trained(own)[0], "tick", 5, 0, fail)
