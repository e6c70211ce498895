"""From the YAML files in content/ to the pack and the interaction model."""
