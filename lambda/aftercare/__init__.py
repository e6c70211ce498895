"""A voice skill for the hours and days after ketamine treatment."""
