"""What is drawn where. Geometry and facts only; pages turn them into SVG and tables."""
