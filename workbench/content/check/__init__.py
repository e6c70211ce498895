"""What has to hold before anything is built from content."""
