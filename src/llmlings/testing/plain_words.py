"""The errors that beginners meet, in plain words."""

import re
import sys

#: The names by which everybody knows a module, and how it is imported.
_SHORT_NAMES = {"np": "import numpy as np", "nn": "from torch import nn", "F": "import torch.nn.functional as F"}

#: What a file that was made of a notebook may have kept.
_OF_NOTEBOOKS = {"display", "get_ipython"}

#: A pattern of the name and text of errors, and what they mean ({0}: its first group). The first that fits counts.
_WORDS = (
    (
        r"ModuleNotFoundError: .*, and beside the file is (\w+)\.py.*",
        "Another module of the course is imported with `from exercises import {0}`.",
    ),
    (
        r"(?:ModuleNotFound|Import)Error: .*No module named '(\w+).*",
        "There is no {0} when your work is graded, also where it is installed: there is NumPy, PyTorch where a module "
        "asks for it, no other package and no other file of yours. Find a way without it.",
    ),
    (
        r"ImportError: cannot import name '(\w+)' from '(\w+)'.*",
        "The module {1} has no {0} here: it is spelled in another way, or a newer Python has it.",
    ),
    (
        r"TabError: .*|.*inconsistent use of tabs.*",
        "The line begins with a tab where others begin with spaces. They look alike and are not: let your editor "
        "put four spaces for the tab key.",
    ),
    (
        r".*expected an indented block after (.+) on line (\d+).*",
        "What belongs to the {0} in line {1} stands below it, four spaces further right.",
    ),
    (
        r".*(?:unexpected indent|unindent does not match).*",
        "Python tells by the spaces in front of a line what it belongs to. This line has other spaces in front "
        "than the lines that it belongs to.",
    ),
    (r".*'([(\[{])' was never closed.*", "The bracket {0} is opened in this line and never closed."),
    (
        r".*(?:closing parenthesis '(?:.)' does not match|unmatched '(?:.)').*",
        "A bracket is closed here that was not opened, or one of another kind is still open.",
    ),
    (
        r".*unterminated .*string.*|.*this text is not closed.*",
        "A text begins with quotation marks, one or three, and does not end with them.",
    ),
    (
        r".*expected ':'.*",
        "A line that begins with def, if, elif, else, for, while or class ends with a colon; Python writes elif for "
        "else if.",
    ),
    (r".*invalid character '[‘’“”„].*", "This is a quotation mark of books. Type the straight one, ' or \"."),
    (
        r".*invalid non-printable character U\+(?:00A0|200B|FEFF|202F).*",
        "A character that looks like a space, or like nothing, came in with a text that was copied. Delete what "
        "stands there, and type the space again.",
    ),
    (
        r".*(?:'return'|'yield') outside function.*",
        "The line stands too far left to belong to a function: give it the spaces of the lines above.",
    ),
    (
        r"SystemExit: .*",
        "exit() ends Python. A function ends, and gives its result, with return.",
    ),
    (
        r"KeyError: .*",
        "A dictionary has no such key yet. `in` asks for it, and .get gives another value without it.",
    ),
    (
        r"ValueError: (?:too many|not enough) values to unpack.*",
        "There are more names, or fewer, in front of what is taken apart than it has parts. A dictionary gives its "
        "keys; .items() gives pairs of key and value.",
    ),
    (
        r".*unhashable type: '(?:numpy\.)?(\w+)'.*",
        "A key of a dictionary, and an item of a set, cannot be of the kind {0}, since it can change. A tuple can.",
    ),
    (
        r"TypeError: '(\w+)' object does not support item assignment.*",
        "Nothing can be put into a {0}, which never changes: make a new one, or a list first.",
    ),
    (
        r"UnboundLocalError: .*'(\w+)'.*",
        "{0} gets its value in this function, and not on the way that was taken here: give it one before.",
    ),
    (
        r"TypeError: unsupported operand type\(s\) for \^=?: .*|TypeError: ufunc 'bitwise_xor' not supported.*",
        "A power is written with **, as in x ** 2; ^ is another thing, which goes bit by bit.",
    ),
    (
        r"TypeError: unsupported operand type\(s\) for (\S+): '(\w+)' and '(\w+)'.*",
        "Python has no {0} between {1} and {2}: make both the same kind first.",
    ),
    (
        r"AttributeError: '(?:str|list|tuple|dict|bytes)' object has no attribute '(?:len|length|size)'.*",
        "How many items something has is asked with len(...).",
    ),
    (
        r".*inhomogeneous shape.*",
        "The rows have different lengths, and an array has rows of one length: fill them up first.",
    ),
    (
        r".*truth value of an array.*",
        "`if` and `and` ask for one answer, and an array has one for each element: .any() or .all() makes one of "
        "them, & and | go element by element.",
    ),
    (
        r".*could not be broadcast together.*|.*size of tensor \w+ \(\d+\) must match.*",
        "Shapes are compared from the last axis on; two lengths fit if they are equal or one of them is 1.",
    ),
    (r".*[Mm]aybe you meant '=='.*", "One = gives a name to a value; two, ==, compare."),
    (
        r"(?:Type|Attribute)Error: .*'?NoneType.*",
        "Something here is None. A function without a return gives None, and so do methods that change a list in "
        "place, such as append, sort and extend.",
    ),
    (
        r"TypeError: can only concatenate (\w+) \(not \"(\w+)\"\).*",
        "Python has no + between {0} and {1}: make both the same kind first.",
    ),
    (
        r"TypeError: .*(?:positional argument|missing \d+ required).*",
        "A function is called with another number of arguments than its first line names.",
    ),
    (
        r"TypeError: '(\w+)' object is not callable",
        "Round brackets call a function, and what stands before them is of the kind {0}. Square brackets take an "
        "element; or a name of yours hides a function's name.",
    ),
    (
        r"IndexError: .*out of (?:range|bounds).*",
        "Something is taken from a place behind the last one. The first place is 0, the last one the length minus 1.",
    ),
    (r"RecursionError: .*", "The function calls itself again and again; there is no case in which it stops."),
    (
        r"OSError: .*nobody to ask.*|EOFError: .*",
        "A function gets all that it needs as arguments, and nobody is there to answer input() or a breakpoint().",
    ),
    (r"BdbQuit: .*", "There is a breakpoint() in your code; take it out."),
)


def plain_words(error: str, message: str) -> str:
    """Return what an error means, and what to do; nothing for one that speaks for itself.

    Args:
        error: the name of the exception's type.
        message: its text.
    Example:
        >>> plain_words("NameError", "name 're' is not defined")
        'The module re is not imported: write `import re` at the top of the file.'
    """
    if found := re.match(r"(?:.* raised NameError: )?name '(\w+)' is not defined", message):
        return _not_defined(found[1])
    for pattern, sentence in _WORDS:
        if found := re.fullmatch(pattern, f"{error}: {message}", re.DOTALL):
            return sentence.format(*found.groups())
    return ""


def _not_defined(name: str) -> str:
    if name in _OF_NOTEBOOKS:
        return f"There is {name} in notebooks alone: delete the line, or hand in the notebook itself."
    if name in _SHORT_NAMES or name in sys.stdlib_module_names:
        how = _SHORT_NAMES.get(name, f"import {name}")
        return f"The module {name} is not imported: write `{how}` at the top of the file."
    return f"Nothing is called {name} here: it is spelled in another way, or it gets its value further down."
