"""From content to what is generated: the pack and the interaction model."""
