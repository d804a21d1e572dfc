"""The reference pages of the site, derived when it is built: commands, functions of the exercises, fields of JSON.

Commands come from the parser of the command line. Functions come from the stubs, which have the signatures and
docstrings of the solutions and not a line of their bodies. Fields of JSON come from the dataclasses that are written.
"""

import argparse
import ast
import html
import inspect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from textwrap import dedent
from typing import get_args, get_origin, get_type_hints

from llmlings.course import Course, Module
from llmlings.errors import CourseError
from llmlings.given import first_line
from llmlings.grade.verdicts import ModuleVerdict, StudentVerdict, TestVerdict
from llmlings.testing.results import TestResult

_COMMANDS_HEAD = """\
# Commands

What `llmlings --help` and `llmlings COMMAND --help` say. What commands write, and what their exit status means, is on
the page of [files, formats and points](files.md#exit-status).
"""
_FUNCTIONS_HEAD = """\
# Functions

What each function of the exercises takes and returns, module by module. `exercises/` holds the same texts; here you
see them side by side. `V` is the size of the vocabulary, `d` the width of a vector, `L` the length of a sequence,
`B` the size of a batch.
"""
#: The parts of a docstring, in their order; what stands before them says what the function does.
_PARTS = ("Attributes", "Args", "Returns", "Raises", "Example", "Source", "Lesson")

#: What is written as JSON, by the name of its class.
_WRITTEN = {kind.__name__: kind for kind in (StudentVerdict, ModuleVerdict, TestVerdict, TestResult)}
_JSON: dict[object, str] = {str: "text", float: "number", int: "number", bool: "true or false", type(None): "null"}

_Definition = ast.FunctionDef | ast.ClassDef


def commands_page(parser: argparse.ArgumentParser) -> str:
    """Return the page of all commands of a parser."""
    return _COMMANDS_HEAD + "".join(_command(command) for command in _commands(parser))


def _commands(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    below = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not any(action.required for action in below):
        yield parser
    for action in below:
        for command in action.choices.values():
            yield from _commands(command)


def _command(parser: argparse.ArgumentParser) -> str:
    hidden = (argparse._HelpAction, argparse._SubParsersAction)
    actions = [action for action in parser._actions if not isinstance(action, hidden)]
    # What has to be there first, then what may be.
    actions.sort(key=lambda action: bool(action.option_strings))
    usage = " ".join([parser.prog, *(_usage(action) for action in actions)])
    rows = "".join(f"| `{_name(action)}` | {_meaning(action)} |\n" for action in actions if _meaning(action))
    table = f"\n| argument | means |\n|---|---|\n{rows}" if rows else ""
    lines = dedent((parser.epilog or "").partition("\n")[2])
    examples = f"\nFor example:\n\n```{{ .text .wrap }}\n{lines}\n```\n" if lines else ""
    return f"\n## `{parser.prog}`\n\n{parser.description}\n\n```{{ .text .wrap }}\n{usage}\n```\n{table}{examples}"


def _name(action: argparse.Action) -> str:
    if not action.option_strings:
        return str(action.metavar)
    value = action.metavar or ("|".join(action.choices) if action.choices else "")
    return f"{action.option_strings[-1]} {value}".strip()


def _usage(action: argparse.Action) -> str:
    name = _name(action)
    if action.required and action.nargs is None:
        return name
    repeated = action.nargs == "*" or isinstance(action, argparse._AppendAction)
    return f"[{name}]..." if repeated else f"[{name}]"


def _meaning(action: argparse.Action) -> str:
    text = action.help or ""
    return f"{text} (default: {action.default})" if action.choices and action.default else text


def functions_page(course: Course) -> str:
    """Return the page of all functions that learners write."""
    return _FUNCTIONS_HEAD + "".join(_module(course, module) for module in course.modules)


def files_page(text: str) -> str:
    """Return the Markdown of the page of files, with a table in place of `<!-- fields: CLASS -->`."""

    def table(found: re.Match[str]) -> str:
        if found[1] not in _WRITTEN:
            known = ", ".join(_WRITTEN)
            raise CourseError(f"docs/reference/files.md asks for the fields of '{found[1]}'; choose from: {known}.")
        return _fields(_WRITTEN[found[1]])

    return re.sub(r"<!-- fields: (\w+) -->", table, text)


def _fields(kind: type) -> str:
    """Return the table of a dataclass's fields; what they mean is in its docstring."""
    said = _parts(inspect.getdoc(kind) or "").get("Attributes", "")
    meanings = dict(entry.partition(": ")[::2] for entry in _entries(said))
    names = [field.name for field in fields(kind)]
    if list(meanings) != names:
        raise CourseError(f"The docstring of {kind.__name__} lists {list(meanings)}; its fields are {names}.")
    types = get_type_hints(kind)
    rows = (f"| `{name}` | {_json_type(types[name])} | {meanings[name].removesuffix('.')} |\n" for name in names)
    return "| field | type | is |\n|---|---|---|\n" + "".join(rows)


def _json_type(hint: object) -> str:
    if hint in _JSON:
        return _JSON[hint]
    if get_origin(hint) is tuple:
        return "list"
    # A union, or words that are listed: then all are texts.
    return " or ".join(dict.fromkeys(_JSON.get(part, "text") for part in get_args(hint)))


def searched_by_name(page: str) -> str:
    """Return the HTML of a page of the reference with all but the names, its headings, hidden from the search.

    Every page of the site loads the index of the search; the text of the functions alone would be a quarter of it.
    """
    hidden = r"\1<section data-search-exclude>\2</section>"
    return re.sub(r"(</h[23]>)(.*?)(?=<h[23]|\Z)", hidden, page, flags=re.DOTALL)


def _module(course: Course, module: Module) -> str:
    path = course.exercise(module.name)
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    nodes = definitions(tree)
    parts = [f"\n## {module.title} {{ #{module.name} }}\n\n`exercises/{path.name}`: {ast.get_docstring(tree)}\n"]
    classes: set[str] = set()
    for name in module.all_functions:
        if name not in nodes:
            raise CourseError(f"exercises/{path.name} has no function {name}; run `llmlings dev derive stubs`.")
        owner = name.rpartition(".")[0]
        if owner and owner not in classes:
            classes.add(owner)
            # Its constructor is given, and says what a class is made with.
            made = [nodes[made] for made in (owner, f"{owner}.__init__") if made in nodes]
            parts.append(_entry(module, owner, made, source))
        parts.append(_entry(module, name, [nodes[name]], source))
    return "".join(parts)


def definitions(tree: ast.Module) -> dict[str, _Definition]:
    """Return the functions and classes of a module by name, a method as `Class.method`."""
    return dict(_definitions(tree.body))


def _definitions(body: Sequence[ast.stmt], owner: str = "") -> Iterator[tuple[str, _Definition]]:
    for node in body:
        if isinstance(node, ast.FunctionDef):
            yield owner + node.name, node
        elif isinstance(node, ast.ClassDef):
            yield node.name, node
            yield from _definitions(node.body, f"{node.name}.")


def _entry(module: Module, name: str, nodes: Sequence[_Definition], source: str) -> str:
    """Return what is said about the first of the nodes; the signatures of all are shown."""
    code = dedent("\n".join(_signature(node, source) for node in nodes))
    said = described(ast.get_docstring(nodes[0]) or "")
    entry = f"\n### `{name}` {{ #{module.name}.{name} }}\n\n```{{ .python .wrap }}\n{code}\n```\n\n{said.text}\n"
    if said.rows:
        entry += f"\n<dl class='reference'>\n{said.rows}</dl>\n"
    if said.example:
        entry += f"\n```pycon\n{said.example}\n```\n"
    if said.lesson:
        entry += f"\n[In the lesson](../{said.lesson.removeprefix('docs/')})\n"
    return entry


@dataclass(frozen=True)
class Described:
    """A docstring for pages: `text` and `rows`, a `<dt>` and a `<dd>` for each part, are HTML."""

    text: str
    rows: str
    example: str
    lesson: str


def described(docstring: str) -> Described:
    """Return what a docstring of an exercise says, part by part."""
    parts = _parts(docstring)
    example, lesson = parts.pop("Example", ""), parts.pop("Lesson", "")
    text = _paragraphs(parts.pop(""))
    rows = "".join(f"<dt>{title}</dt>\n<dd>{_body(title, part)}</dd>\n" for title, part in parts.items())
    return Described(text, rows, dedent(example), lesson.strip())


def _signature(node: _Definition, source: str) -> str:
    """Return the lines of the source before the first statement of the body, without the colon."""
    lines = source.splitlines()[first_line(node) - 1 : node.body[0].lineno - 1]
    return "\n".join(lines).rstrip().removesuffix(":")


def _parts(docstring: str) -> dict[str, str]:
    """Return the parts of a docstring by their names; what stands before them has none."""
    pieces = re.split(rf"^({'|'.join(_PARTS)}):", docstring, flags=re.MULTILINE)
    named = {name: text.strip("\n") for name, text in zip(pieces[1::2], pieces[2::2], strict=True)}
    return {"": pieces[0].strip(), **named}


def _body(title: str, text: str) -> str:
    if title not in ("Args", "Attributes", "Raises"):
        return _paragraphs(dedent(text))
    items = (re.sub(r"^([\w, *]+):", r"<code>\1</code>:", _inline(entry)) for entry in _entries(text))
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def _entries(text: str) -> list[str]:
    """Return the entries of a part, one for each name; further lines of an entry are indented."""
    return [" ".join(entry.split()) for entry in re.split(r"\n(?=\S)", dedent(text).strip())]


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{_inline(' '.join(part.split()))}</p>" for part in text.split("\n\n") if part.strip())


def _inline(text: str) -> str:
    return re.sub("`(.+?)`", r"<code>\1</code>", html.escape(text, quote=False))
