"""Looking, before MkDocs writes a file, where every file goes: inside the site, each at a path of its own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File, Files

from leernetwerk.adapters.mkdocs.config import PLUGIN_NAME, site_language
from leernetwerk.content.site_paths import OutsideSite, TakenPaths, target_in
from leernetwerk.words import N_, load_words


def find_link(folder: Path) -> Path | None:
    """A link at the top of a built site to a folder elsewhere: MkDocs empties the site and leaves that, and would then
    write through it."""
    if not folder.is_dir():
        return None
    return next((each for each in sorted(folder.iterdir()) if each.is_symlink() and each.is_dir()), None)


class Outputs:
    """The files of a site that is being built.

    Args:
        config: names the site's folder and the templates that become files.
        files: those of MkDocs, the theme, other plugins and ourselves.
    """

    def __init__(self, config: MkDocsConfig, files: Files) -> None:
        self._config, self._files = config, files
        self._ours = [file for file in files if file.generated_by == PLUGIN_NAME]
        self._taken: TakenPaths[str] = TakenPaths()
        self._folder = Path(config.site_dir)

    def check(self) -> None:
        """Look where every file goes that MkDocs is about to write.

        Raises:
            BuildError: one would lie outside the site, or at the path of another.
        """
        for file in self._ours:
            other = self._files.get_file_from_path(file.src_uri)
            if other is not None and other is not file:
                raise self._refuse(_SAME_PATH, path=file.dest_uri, other=f"{other.generated_by} ({other.src_uri})")
        for file in self._files:
            if file.inclusion.is_included():
                self._check(file.dest_uri, file.src_uri)
                self._check_target(file)
        for name in self._config.theme.static_templates:
            self._check(name, f"theme: {name}")
        if "sitemap.xml" in self._config.theme.static_templates:
            self._check("sitemap.xml.gz", "theme: sitemap.xml")

    def write(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Write further files.

        Raises:
            BuildError: one would lie outside the site, or at the path of another.
        """
        for path, content in files:
            self._check(path, path)
            target = target_in(self._folder, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)

    def _check(self, path: str, maker: str) -> None:
        try:
            target_in(self._folder, path)
        except OutsideSite as error:
            raise self._refuse(_OUTSIDE, reason=str(error)) from error
        if (other := self._taken.take(path, maker)) is not None:
            raise self._refuse(_SAME_PATH, path=path, other=other)

    def _check_target(self, file: File) -> None:
        """What MkDocs writes to is what was looked at: other plugins may set it."""
        if Path(file.abs_dest_path) != self._folder.joinpath(*file.dest_uri.split("/")):
            raise self._refuse(_OUTSIDE, reason=file.abs_dest_path)

    def _refuse(self, message: str, **values: object) -> BuildError:
        return BuildError(load_words(site_language(self._config))(message, **values))


_SAME_PATH = N_("'{path}' would be made twice, and that is the place of {other}")
_OUTSIDE = N_("a file would be written outside the site: {reason}")
