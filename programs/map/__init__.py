"""A map of the world: its projection, the shapes of countries, where they come from."""
