"""The benchmarks: each figure as a ratio against a baseline that is measured beside it."""
