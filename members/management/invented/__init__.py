"""An invented network of any size, for benchmarks and for trying things out."""
