"""What is kept about a listener: preferences and positions, never anything about health."""
