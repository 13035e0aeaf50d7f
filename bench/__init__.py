"""Benchmarks: two ways to the same answer, on the same data, at the same time."""
