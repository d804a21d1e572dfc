"""What hatchling adds to a wheel: the solutions, compressed into one file."""

import json
import tempfile
import zlib
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class SolutionsHook(BuildHookInterface[Any]):
    """Puts `solutions/` into `llmlings/bundle/solutions.bin`, for `llmlings solution` after `pip install`.

    Compressed, so that nobody meets an answer by searching the installed files. Whoever wants one finds it on the web.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the file. An editable installation has none: there the tool finds `solutions/` itself."""
        if version == "editable":
            return
        solutions = sorted(Path(self.root, "solutions").glob("*.py"))
        texts = {path.stem: path.read_text(encoding="utf-8") for path in solutions}
        self._folder = tempfile.TemporaryDirectory()
        packed = Path(self._folder.name, "solutions.bin")
        packed.write_bytes(zlib.compress(json.dumps(texts).encode(), 9))
        build_data["force_include"][str(packed)] = "llmlings/bundle/solutions.bin"

    def finalize(self, version: str, *_: Any) -> None:
        """Remove the file, which is in the wheel now."""
        if version != "editable":
            self._folder.cleanup()
