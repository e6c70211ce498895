"""The sheet that a patient takes home."""
