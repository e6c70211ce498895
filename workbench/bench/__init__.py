"""Benchmarks: each module measures one thing and is named in `registry.BENCHMARKS`."""
