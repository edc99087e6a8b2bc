"""MP3 sound (ISO/IEC 11172-3): its frames, without the labels in front and behind (ID3, APE, Lyrics3)."""

from __future__ import annotations

from leernetwerk.published.faults import unreadable

_HEADER = 10


def clean_mp3(content: bytes) -> bytes:
    """An MP3 file without titles, names, pictures and comments.

    Raises:
        Refused: behind its labels no sound begins.
    """
    start = 0
    while content[start : start + 3] == b"ID3" and start + _HEADER <= len(content):
        flags, *sizes = content[start + 5 : start + _HEADER]
        if any(size > 127 for size in sizes):
            raise unreadable()
        start += _HEADER + sum(size << shift for size, shift in zip(sizes, (21, 14, 7, 0), strict=True))
        start += _HEADER if flags & 0x10 else 0
    while content[start : start + 1] == b"\0":
        start += 1
    if len(content) < start + 4 or content[start] != 0xFF or content[start + 1] & 0xE6 not in (0xE2, 0xE4, 0xE6):
        raise unreadable()
    end = len(content)
    if content[end - 128 : end - 125] == b"TAG":
        end -= 128
    for mark in (b"APETAGEX", b"LYRICSBEGIN", b"ID3\x03", b"ID3\x04", b"TAG+"):
        found = content.find(mark, max(start, end - 4 * 1024 * 1024), end)
        end = found if found >= 0 else end
    return content[start:end]
