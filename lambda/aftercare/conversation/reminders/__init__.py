"""Reminders by voice: set one, and name, change or cancel those that are set."""
