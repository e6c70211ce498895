"""An Alexa of your own: hears typed words, asks the real skill, and says what it answers."""
