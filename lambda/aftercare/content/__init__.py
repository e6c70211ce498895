"""The content pack: every word said and every phrasing listened for, as typed records."""
