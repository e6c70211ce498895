"""What goes on for minutes: breathing together, time to write."""
