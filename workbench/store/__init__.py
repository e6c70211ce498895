"""What the simulator keeps beside a state file."""
