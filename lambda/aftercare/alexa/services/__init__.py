"""Alexa's own services, asked with our own timeouts."""
