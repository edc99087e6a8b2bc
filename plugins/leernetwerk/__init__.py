"""Leernetwerk: a knowledge site compiled from the Markdown records of learning networks.

The folders of this package are floors; a floor imports only those beneath it:

``words`` → ``diagnostics`` → ``content`` → ``records`` → ``graph`` → ``indexes`` → ``pages``, ``exports``
→ ``site`` → ``adapters``. See ``ARCHITECTURE.md``.
"""

__version__ = "0.1.0"
