"""Files of a site as MkDocs' files: it gets the bytes that are published, never the file as it lies there."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File, InclusionLevel

from leernetwerk.adapters.mkdocs.config import PLUGIN_NAME, site_language
from leernetwerk.diagnostics import Diagnostic, Place
from leernetwerk.published.faults import Refused
from leernetwerk.published.judging import Assets
from leernetwerk.words import N_, load_words


class PublishedFile(File):
    """A file beside the texts; it is read, judged and cleaned when MkDocs writes it.

    Attributes:
        source: its path in the site's folder.
    """

    def __init__(
        self,
        assets: Assets,
        source: str,
        path: str,
        config: MkDocsConfig,
        inclusion: InclusionLevel = InclusionLevel.INCLUDED,
    ) -> None:
        """Publish a file.

        Args:
            assets: the site's files.
            source: its path in the site's folder.
            path: its path in the built site.
            config: MkDocs' configuration.
            inclusion: whether MkDocs builds it.
        """
        super().__init__(path, None, config.site_dir, config.use_directory_urls, inclusion=inclusion)
        self.generated_by = PLUGIN_NAME
        self._assets, self.source, self._language = assets, source, site_language(config)

    @property
    def content_bytes(self) -> bytes:
        """The bytes that readers get.

        Raises:
            BuildError: the file changed after it was checked, and is not to be published now.
        """
        words = load_words(self._language)
        name = self.source.rpartition("/")[2]
        try:
            return self._assets.publish(self.source)
        except Refused as refused:
            fault = refused.faults[0]
            problem = Diagnostic.of(fault.kind, Place(self.source), fault.hint, **(dict(fault.values) | {"name": name}))
            raise BuildError(f"{self.source}: {problem.advice(words)}") from refused
        except OSError as error:
            told = words(
                N_("'{name}' cannot be read: {reason}."), name=self.source, reason=error.strerror or str(error)
            )
            raise BuildError(told) from error

    @content_bytes.setter
    def content_bytes(self, value: bytes) -> None:
        # Another plugin made something of it, which its owner chose.
        self._content = value

    def copy_file(self, dirty: bool = False) -> None:
        """Write it into the built site."""
        target = Path(self.abs_dest_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(self._content if isinstance(self._content, bytes) else self.content_bytes)

    def is_modified(self) -> bool:
        """Whether it is to be written again; what it is made of is not looked at before."""
        return True
