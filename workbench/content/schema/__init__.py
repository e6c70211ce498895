"""The shape of each kind of file in content/, and of the texts in it."""
