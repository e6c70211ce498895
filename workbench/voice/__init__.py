"""A real voice on this machine, to hear and to measure what the skill says."""
