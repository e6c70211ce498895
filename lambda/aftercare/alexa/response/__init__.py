"""Turns a Reply into an Alexa response; the only room that knows those formats."""
