"""Leernetwerk: a static knowledge site, compiled from the Markdown records of learning networks.

Files become records, records one immutable graph, the graph pages and data; adapters write them. Each folder of this
package is a floor and imports only the floors beneath it; ``ARCHITECTURE.md`` lists them, ``README.md`` shows the way.

Where to begin reading: ``site.checked_site`` (files to graph), ``site.compiling`` (graph to pages and data),
``records`` (the record types) and ``adapters.cli`` (the command ``leernetwerk``).
"""

__version__ = "0.1.0"
