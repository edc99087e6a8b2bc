"""What the system refuses, in words."""

from __future__ import annotations

import errno

from leernetwerk.words import N_, Message

_SENTENCES = {
    errno.ENOSPC: N_("there is no room left on the disk"),
    errno.EDQUOT: N_("there is no room left on the disk"),
    errno.EROFS: N_("the disk can only be read"),
    errno.EACCES: N_("this user has no permission"),
    errno.EPERM: N_("this user has no permission"),
}


def reason_of(error: OSError) -> Message:
    """Why the system refuses, with the file where it tells which."""
    known = _SENTENCES.get(error.errno or 0)
    reason = Message.of(known) if known else Message.of("{told}", told=error.strerror or str(error))
    file = error.filename if error.filename2 is None else error.filename2  # where a copy or a move goes, not its origin
    return reason if file is None else Message.of("{reason} ({file})", reason=reason, file=str(file))
