"""Benchmarks: several ways to the same answer, on the same data, turn by turn."""
