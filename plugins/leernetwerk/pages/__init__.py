"""Floor 7: pages as HTML, each a pure function of explicit inputs."""
