"""All that a reader or contributor sees, in the language of the site."""

from leernetwerk.words.catalogue import LANGUAGES, N_, NC_, NP_, Words, in_every_language, load_words
from leernetwerk.words.message import Message

__all__ = ["LANGUAGES", "NC_", "NP_", "N_", "Message", "Words", "in_every_language", "load_words"]
