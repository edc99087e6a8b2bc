"""This software as one file that can be kept with a site, made of what is installed here."""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile
from collections.abc import Iterator
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

import leernetwerk
from leernetwerk.content.optional_packages import DISTRIBUTION

_PACKAGE = Path(leernetwerk.__file__).parent
_MOMENT = (2020, 1, 1, 0, 0, 0)
_WHEEL = "Wheel-Version: 1.0\nGenerator: leernetwerk\nRoot-Is-Purelib: true\nTag: py3-none-any\n"

_BESIDE = {"templates": "starting/workflows", "requirements/site.txt": "starting/requirements.txt"}
"""What stands beside the package where it is worked on, and in it where it is installed (as pyproject.toml says)."""


def find_part(name: str) -> Path | None:
    """A file or folder that goes along in the package, or stands beside it; ``name`` is one of pyproject.toml's."""
    places = (_PACKAGE / _BESIDE[name], _PACKAGE.parents[1] / name)
    return next((place for place in places if place.exists()), None)


@cache
def pack_wheel() -> tuple[str, bytes]:
    """The name and the bytes of a wheel (PyPA's binary distribution format) of what is installed here.

    The same files give the same bytes.

    Raises:
        importlib.metadata.PackageNotFoundError: this is not installed, only found on the path.
    """
    installed = distribution(DISTRIBUTION)
    stem = f"{DISTRIBUTION.replace('-', '_')}-{installed.version}"
    parts = dict(_find_parts())
    parts |= {
        f"{stem}.dist-info/METADATA": (installed.read_text("METADATA") or "").encode(),
        f"{stem}.dist-info/entry_points.txt": (installed.read_text("entry_points.txt") or "").encode(),
        f"{stem}.dist-info/WHEEL": _WHEEL.encode(),
    }
    for file in installed.files or ():
        if "licenses" in file.parts and (place := Path(str(file.locate()))).is_file():
            parts[f"{stem}.dist-info/licenses/{file.as_posix().partition('/licenses/')[2]}"] = place.read_bytes()
    record = "".join(f"{name},sha256={_digest(content)},{len(content)}\n" for name, content in sorted(parts.items()))
    parts[f"{stem}.dist-info/RECORD"] = f"{record}{stem}.dist-info/RECORD,,\n".encode()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in sorted(parts.items()):
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, content)
    return f"{stem}-py3-none-any.whl", stream.getvalue()


def _find_parts() -> Iterator[tuple[str, bytes]]:
    for file in sorted(_PACKAGE.rglob("*")):
        path = file.relative_to(_PACKAGE)
        if file.is_file() and "__pycache__" not in path.parts and file.suffix not in (".pyc", ".pyo"):
            yield f"leernetwerk/{path.as_posix()}", file.read_bytes()
    for name, inside in _BESIDE.items():
        place = find_part(name)
        for file in [place] if place and place.is_file() else sorted(place.rglob("*")) if place else []:
            if file.is_file():
                rest = f"/{file.relative_to(place).as_posix()}" if place and place.is_dir() else ""
                yield f"leernetwerk/{inside}{rest}", file.read_bytes()


def _digest(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
