"""The errors with which the server answers what Telegram would refuse."""


class Refused(Exception):  # noqa: N818  Telegram refuses; nothing went wrong in the server
    """A request that Telegram refuses: HTTP status, description, and parameters that help the caller."""

    def __init__(self, code: int, description: str, parameters: dict[str, int] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    @property
    def answer(self) -> dict[str, object]:
        body: dict[str, object] = {"ok": False, "error_code": self.code, "description": self.description}
        return body | {"parameters": self.parameters} if self.parameters else body


def bad(what: str, parameters: dict[str, int] | None = None) -> Refused:
    return Refused(400, f"Bad Request: {what}", parameters)


def forbidden(why: str) -> Refused:
    return Refused(403, f"Forbidden: {why}")


def conflict(why: str) -> Refused:
    return Refused(409, f"Conflict: {why}")


NOT_FOUND = Refused(404, "Not Found")
TOO_LARGE = Refused(413, "Request Entity Too Large")
