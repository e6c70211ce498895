"""Journaling: the prompt of a day, days in a row, time to write."""
