"""What runs on your own machine and never ships."""
