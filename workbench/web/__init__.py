"""The simulator as a page on this machine, for people who would rather see and hear than read JSON."""
