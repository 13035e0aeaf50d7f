"""From files and old profile texts to entries, a plan, and an import applied whole."""
