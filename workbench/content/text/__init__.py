"""Every text that is said or shown: by its key, in the sheets it is signed in, filled as far as it can be."""
