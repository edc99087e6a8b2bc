"""Records and their relations as one immutable graph, and the rules that hold across records."""

from leernetwerk.graph.addresses import Addresses
from leernetwerk.graph.model import Backlink, Context, Graph, Node, OrdinaryPage, Relation

__all__ = ["Addresses", "Backlink", "Context", "Graph", "Node", "OrdinaryPage", "Relation"]
