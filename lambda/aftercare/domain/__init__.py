"""The rules of the skill: pure functions that import the standard library only."""
