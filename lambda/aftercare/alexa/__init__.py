"""Everything that knows Alexa: its requests, its responses, its services, its SDK."""
