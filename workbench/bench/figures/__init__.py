"""One module per group of figures; each has `figures(setup) -> dict` and is found by its name."""
