"""The style sheet that all pages load."""

from pathlib import Path

STYLES = Path(__file__).parent / "assets" / "site.css"
