"""Files that are given to the editor."""

from __future__ import annotations

from io import BytesIO

from PIL import Image


def picture(colour: str) -> bytes:
    content = BytesIO()
    Image.new("RGB", (40, 30), colour).save(content, "PNG")
    return content.getvalue()
