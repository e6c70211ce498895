"""The plainest skill that remembers: the SDK with its own DynamoDB adapter, as its documentation shows it."""

from __future__ import annotations

import os

from ask_sdk_core.dispatch_components.request_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill_builder import CustomSkillBuilder
from ask_sdk_core.utils.predicate import is_request_type
from ask_sdk_dynamodb.adapter import DynamoDbAdapter
from ask_sdk_model.response import Response

_adapter = DynamoDbAdapter(table_name=os.environ["TABLE_NAME"], create_table=False)


class _Launch(AbstractRequestHandler):
    def can_handle(self, handler_input: HandlerInput) -> bool:
        return is_request_type("LaunchRequest")(handler_input)

    def handle(self, handler_input: HandlerInput) -> Response:
        seen = handler_input.attributes_manager.persistent_attributes
        words = "Welcome back." if seen else "Welcome."
        return handler_input.response_builder.speak(words).ask("What would you like?").response


class _Question(AbstractRequestHandler):
    def can_handle(self, handler_input: HandlerInput) -> bool:
        return is_request_type("IntentRequest")(handler_input)

    def handle(self, handler_input: HandlerInput) -> Response:
        return handler_input.response_builder.speak("Wait until tomorrow.").response


_builder = CustomSkillBuilder(persistence_adapter=_adapter)
_builder.add_request_handler(_Launch())
_builder.add_request_handler(_Question())
lambda_handler = _builder.lambda_handler()
