"""Test files say `from exercises import bpe`; what they get is a proxy that asks the implementation under test."""

import types
from collections.abc import Mapping
from typing import Any

from llmlings.testing.examiner import Call, Examiner, Owner
from llmlings.testing.failures import require_value
from llmlings.testing.observe import Handle


class FunctionProxy:
    """Stands for one function (or class, or method) of the implementation under test."""

    def __init__(self, examiner: Examiner, owner: Owner, name: str) -> None:
        self._examiner = examiner
        self._owner = owner
        self._name = name

    def ask(self, args: tuple[Any, ...], kwargs: Mapping[str, Any], rejects: str | bool = False) -> Call:
        """Call the function and return the call, whatever became of it; `rejects` as in `Call`."""
        return self._examiner.ask(self._owner, self._name, unwrap(args), unwrap(dict(kwargs)), rejects)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        call = self.ask(args, kwargs)
        return _wrap(self._examiner, require_value(call))

    def __getattr__(self, name: str) -> "FunctionProxy":
        if name.startswith("_"):
            raise AttributeError(name)
        return FunctionProxy(self._examiner, self._owner, f"{self._name}.{name}")


class HandleProxy:
    """Stands for an object that lives with the implementation under test, such as a model."""

    def __init__(self, examiner: Examiner, handle: Handle) -> None:
        self._examiner = examiner
        self._handle = handle

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return FunctionProxy(self._examiner, self._handle, "")(*args, **kwargs)

    def __getattr__(self, name: str) -> FunctionProxy:
        if name.startswith("_"):
            raise AttributeError(name)
        return FunctionProxy(self._examiner, self._handle, name)


def _wrap(examiner: Examiner, value: Any) -> Any:
    if isinstance(value, Handle):
        return HandleProxy(examiner, value)
    if isinstance(value, list | tuple) and Handle in set(map(type, value)):
        return type(value)(_wrap(examiner, item) for item in value)
    return value


def unwrap(value: Any) -> Any:
    """Return `value` with the handles themselves where it holds proxies of them."""
    if isinstance(value, HandleProxy):
        return value._handle
    if isinstance(value, list | tuple) and HandleProxy in set(map(type, value)):
        return type(value)(unwrap(item) for item in value)
    if isinstance(value, dict) and HandleProxy in set(map(type, value.values())):
        return {key: unwrap(item) for key, item in value.items()}
    return value


class ExercisesProxy(types.ModuleType):
    """What tests get for `exercises`: each module of the course as a proxy."""

    def __init__(self, examiner: Examiner) -> None:
        super().__init__("exercises")
        self.__path__: list[str] = []
        for module in examiner.course.modules:
            setattr(self, module.name, ModuleProxy(examiner, module.name))


class ModuleProxy(types.ModuleType):
    """What tests get for one module: its every name is a function to ask."""

    def __init__(self, examiner: Examiner, name: str) -> None:
        super().__init__(f"exercises.{name}")
        self.__dict__["_examiner"] = examiner
        self.__dict__["_module"] = name

    def __getattr__(self, name: str) -> FunctionProxy:
        # pytest and inspect look for dunder names; they must not find a function to call.
        if name.startswith("_") or name == "pytest_plugins":
            raise AttributeError(name)
        return FunctionProxy(self.__dict__["_examiner"], self.__dict__["_module"], name)
