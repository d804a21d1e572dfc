"""What pages load from elsewhere is what `npm run build` in web/ made of the pinned versions."""

import hashlib
import json
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / "web"
VENDOR = ROOT / "docs" / "lab" / "vendor"


def hashes(folder: Path, *, without: str = "/") -> dict[str, str]:
    names = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    kept = sorted(name for name in names if not name.startswith(without))
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in kept}


def test_the_bundles_are_current() -> None:
    manifest = json.loads((VENDOR / "manifest.json").read_text("utf-8"))
    hint = "Run `npm ci && npm run build` in web/ and commit what it wrote."
    assert hashes(WEB, without="node_modules/") == manifest["sources"], hint
    assert hashes(VENDOR, without="manifest.json") == manifest["files"], hint
    assert hashes(Path(__file__).with_name("vendor")) == manifest["tests"], hint
