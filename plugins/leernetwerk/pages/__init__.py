"""Floor 8: pages as HTML, each a pure function of explicit inputs."""
