"""Reminders: when, as it was said, and what is asked of the place that holds them."""
