"""From the files of content/ to one record, each part with the file it came from."""
