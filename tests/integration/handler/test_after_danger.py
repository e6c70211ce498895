"""After a danger nobody is left without the number."""

import pytest
from lambda_function import Handler
from support.alexa_rules import spoken_text
from support.events import intent


@pytest.mark.parametrize(("words", "number"), [("i want to die", "988"), ("i overdosed", "911")])
def test_whoever_stays_silent_hears_the_number_again(handle: Handler, words: str, number: str) -> None:
    response = handle(intent("SayIWantIntent", words=words), None)["response"]
    assert number in spoken_text(response["reprompt"]["outputSpeech"])


@pytest.mark.parametrize("closing", ["AMAZON.StopIntent", "AMAZON.CancelIntent"])
@pytest.mark.parametrize(("words", "number"), [("i want to die", "988"), ("i overdosed", "911")])
def test_a_goodbye_after_a_danger_carries_the_number(
    handle: Handler, closing: str, words: str, number: str
) -> None:
    first = handle(intent("SayIWantIntent", words=words), None)
    event = intent(closing)
    event["session"] |= {"new": False, "attributes": first["sessionAttributes"]}
    goodbye = handle(event, None)["response"]
    assert goodbye["shouldEndSession"] is True
    assert number in spoken_text(goodbye["outputSpeech"])
