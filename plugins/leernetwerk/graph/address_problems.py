"""What can be wrong with where something stands on the site: at an address of something else, or no longer there."""

from leernetwerk.diagnostics.kind import declare
from leernetwerk.diagnostics.severity import Severity
from leernetwerk.words import N_

_THEME = "docs/themes/veilig-thuis.md"

ALIAS_COLLISION = declare(
    "alias-collision",
    N_("The old address '{alias}' is also that of {other}."),
    N_("One address can lead to one page only. Remove the alias here, or the page or alias that has it too."),
    wrong={_THEME: "---\ntitle: Veilig thuis\naliases: [/methodieken/krachtenwijzer/]\n---\n"},
    right={_THEME: "---\ntitle: Veilig thuis\naliases: [/themas/veiligheid/]\n---\n"},
)
ADDRESS_COLLISION = declare(
    "address-collision",
    N_("This page would stand at {address}, where {other} stands already."),
    N_("Two pages cannot share an address: one of them would get lost. Give this file another name or folder."),
    wrong={"docs/methodieken/krachtenwijzer.md": "# Krachtenwijzer\n"},
    right={"docs/uitleg/krachtenwijzer.md": "# Krachtenwijzer\n"},
)
FILE_COLLISION = declare(
    "file-collision",
    N_("'{file}' would stand at {address} on the site, and that is the place of {other}."),
    N_(
        "Two files cannot share an address: one of them would be replaced by the other without a word. The theme and "
        "the site have files of their own, which no file of yours can replace. Give this file another name or folder."
    ),
    wrong={"docs/assets/leernetwerk/kaart.csv": "plaats,netwerken\nNoord,1\n"},
    right={"docs/tabellen/kaart.csv": "plaats,netwerken\nNoord,1\n"},
)
LOST_ADDRESS = declare(
    "lost-address",
    N_("The address {address} leads nowhere any more; it led to {what}."),
    N_(
        "Other sites, search engines and people's own notes lead to it still. Let it lead on: write it under 'aliases' "
        "in the file that took its place. Was it meant to go? Then name it under 'gone', an option of 'leernetwerk' in "
        "mkdocs.yml, which holds for all that stands below it as well."
    ),
    wrong={},
    right={},
    severity=Severity.WARNING,
)
