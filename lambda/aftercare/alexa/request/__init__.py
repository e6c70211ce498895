"""Turns an Alexa request into Heard."""
