"""How a call's failure is named to who looks after the bot, without the error's own words, which may hold the token."""

import pytest
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.delivery.watch import problem_of

SECRET = "123456:secret"
NAMED: list[tuple[Exception, str]] = [
    (InvalidToken(SECRET), "401: the Bot API does not take the token"),
    (Conflict(SECRET), "409: somebody else takes the updates of this token"),
    (RetryAfter.__new__(RetryAfter), "429: Telegram wants a pause"),
    (TimedOut(SECRET), "the Bot API does not answer in time"),
    (TimeoutError(SECRET), "the Bot API does not answer in time"),
    (NetworkError(SECRET), "the Bot API can't be reached, or is out of order"),
    (BadRequest(SECRET), "the Bot API can't be reached, or is out of order"),
    (Forbidden(SECRET), "Forbidden"),
    (ValueError(SECRET), "ValueError"),
]


@pytest.mark.parametrize(("error", "words"), NAMED, ids=lambda case: type(case).__name__)
def test_a_failure_is_named_by_its_kind(error: Exception, words: str) -> None:
    assert problem_of(error) == words
