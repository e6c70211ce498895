"""How the understanding is trained, measured and built into the pack."""
