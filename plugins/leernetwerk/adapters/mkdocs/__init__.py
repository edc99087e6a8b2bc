"""All that knows MkDocs and Material; a successor of theirs replaces this folder and nothing else."""
