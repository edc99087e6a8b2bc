"""Pages as HTML, each a pure function of explicit inputs."""
