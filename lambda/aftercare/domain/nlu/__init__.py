"""What the words of a listener mean."""
