"""What the skill replies, one module per area; no Alexa formats here."""
