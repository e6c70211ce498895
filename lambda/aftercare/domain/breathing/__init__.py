"""Breathing patterns, laid out in time."""
