"""Pictures from elsewhere: in a form that browsers show, without what cameras and programs note of their makers."""

from __future__ import annotations

import io
from dataclasses import dataclass

from leernetwerk.importing.extras import need

_PIXELS = 60_000_000
"""A picture beyond this, which a small file can pretend to be, is not opened: some 240 MB when unpacked."""

_KEPT = {"PNG": ".png", "JPEG": ".jpg", "GIF": ".gif", "WEBP": ".webp"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is published: the ending of its name, its bytes, and whether something was taken out."""

    suffix: str
    content: bytes
    had_metadata: bool


def clean_picture(content: bytes) -> Picture | None:
    """A picture without metadata; ``None`` for what browsers cannot show, such as a drawing of Windows.

    Raises:
        CannotWrite: Pillow is not installed.
    """
    image_module, transposing = need("PIL.Image"), need("PIL.ImageOps")
    try:
        # The formats are named, so that no other reader of Pillow's gets to see a hostile file.
        image = image_module.open(io.BytesIO(content), formats=(*_KEPT, "BMP", "TIFF"))
        if image.width * image.height > _PIXELS or getattr(image, "n_frames", 1) > 500:
            return None
        kind = image.format if image.format in _KEPT else "PNG"
        moves = bool(getattr(image, "is_animated", False)) and kind in ("GIF", "WEBP")
        had_metadata = bool({"exif", "xmp", "comment", "photoshop", "Author"} & set(image.info) or _texts(image))
        turned = bool(image.getexif().get(0x0112, 1) != 1)
        options: dict[str, object] = {"save_all": True} if moves else {}
        if kind == "JPEG":
            options["quality"] = 92 if turned else "keep"
            options["optimize"] = True
        if not moves:
            profile = image.info.get("icc_profile")
            image = transposing.exif_transpose(image) if turned else image
            image.load()
            image.info = {name: value for name, value in image.info.items() if name in ("transparency", "dpi")}
            if profile:
                options["icc_profile"] = profile
        stream = io.BytesIO()
        image.save(stream, kind, **options)
    except (OSError, ValueError, SyntaxError, ArithmeticError, image_module.DecompressionBombError, MemoryError):
        return None
    return Picture(_KEPT[kind], stream.getvalue(), had_metadata)


def _texts(image: object) -> bool:
    return bool(getattr(image, "text", None))
