"""What another clinic lays over the base content, and what it may not loosen."""
