"""The table of what Telegram's refusals mean: from its sentences and codes to what is to be done."""

from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.delivery.channels.port import Meaning

# Looked for in small letters with blanks for underscores; the first that is found counts.
SENTENCES: tuple[tuple[Meaning, tuple[str, ...]], ...] = (
    (
        Meaning.DONE,
        (
            "message is not modified",
            "message not modified",
            "query is too old",
            "query id is invalid",
            "query id invalid",
            "message can't be edited",
            "message author required",
            "message edit time expired",
        ),
    ),
    (Meaning.NO_TOPIC, ("thread not found", "topic closed", "topic deleted", "topic id invalid", "topic not found")),
    (
        Meaning.MESSAGE_GONE,
        ("message to edit not found", "message id invalid", "message not found", "message to be edited not found"),
    ),
    (
        Meaning.UNREACHABLE,
        (
            "chat not found",
            "chat id invalid",
            "user not found",
            "user id invalid",
            "user is deactivated",
            "input user deactivated",
            "peer id invalid",
            "peer flood",
            "bot was kicked",
            "bot was blocked",
            "bot is not a member",
            "can't initiate conversation",
            "can't send messages to bots",
            "user is blocked",
            "user is bot",
            "user deleted",
            "chat was deleted",
            "chat was deactivated",
            "channel private",
            "channel invalid",
            "not enough rights",
            "have no rights",
            "no rights to send",
            "write forbidden",
            "chat restricted",
            "chat guest send forbidden",
            "admin required",
            "administrator rights",
            "banned in channel",
            "user restricted",
            "privacy premium required",
        ),
    ),
    (
        Meaning.PASSING,
        (
            "temporarily unavailable",
            "try again",
            "retry later",
            "internal",
            "timeout",
            "timed out",
            "rpc call fail",
            "rpc mcget fail",
            "msg wait failed",
            "server error",
            "restart",
        ),
    ),
)


def meaning_of(error: Exception, chat: int) -> Meaning:
    """Return what is to be done about the error.

    Refusals by a group are nobody's task, since any stranger may have made the group.
    """
    found = _of_class(error) or _of_words(str(error))
    is_group = chat < 0
    if is_group and found in {Meaning.UNREACHABLE, Meaning.REFUSED, Meaning.NO_TOPIC}:
        return Meaning.NOT_WELCOME
    if isinstance(error, Forbidden) and found is Meaning.REFUSED:
        return Meaning.UNREACHABLE
    return found


def _of_class(error: Exception) -> Meaning | None:
    """Return the meaning of the error's class; None if only its words tell."""
    match error:
        case ChatMigrated():
            return Meaning.MOVED
        case RetryAfter():
            return Meaning.SLOWER
        case InvalidToken() | Conflict():
            return Meaning.TOKEN
        case BadRequest() | Forbidden():
            return None
        case TelegramError() | OSError():
            return Meaning.PASSING
    return Meaning.BUG


def _of_words(said: str) -> Meaning:
    plain = said.lower().replace("_", " ").replace("\u2019", "'")
    for meaning, sentences in SENTENCES:
        if any(sentence in plain for sentence in sentences):
            return meaning
    if " send " in plain and "forbidden" in plain:  # CHAT_SEND_PLAIN_FORBIDDEN and its like
        return Meaning.UNREACHABLE
    return Meaning.REFUSED
