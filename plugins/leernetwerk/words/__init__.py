"""Floor 1: all that a reader or contributor sees, in the language of the site."""

from leernetwerk.words.catalogue import LANGUAGES, N_, NC_, Words, load_words
from leernetwerk.words.message import Message

__all__ = ["LANGUAGES", "Message", "N_", "NC_", "Words", "load_words"]
