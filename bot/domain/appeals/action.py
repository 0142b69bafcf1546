"""Names the states of an appeal, the actions on it, the outcomes of answers, and the grounds on which it is closed."""

from enum import StrEnum


class State(StrEnum):
    TRIAGE = "TRIAGE"
    NEEDS_INFO = "NEEDS_INFO"
    SCHEDULED = "SCHEDULED"
    ASSIGNED = "ASSIGNED"
    HANDLING = "HANDLING"
    SIGN_OFF = "SIGN_OFF"
    ANSWERED = "ANSWERED"
    REVIEW = "REVIEW"
    VISIT = "VISIT"
    CLOSED = "CLOSED"
    DECLINED = "DECLINED"
    WITHDRAWN = "WITHDRAWN"


SETTLED = frozenset({State.CLOSED, State.DECLINED, State.WITHDRAWN})


class Action(StrEnum):
    FILE = "FILE"
    ASSIGN = "ASSIGN"
    SCHEDULE = "SCHEDULE"
    ANSWER_AT_ONCE = "ANSWER_AT_ONCE"
    PREPARE = "PREPARE"
    DECLINE = "DECLINE"
    OBJECT = "OBJECT"
    ASK = "ASK"
    SUPPLY = "SUPPLY"
    INFO_EXPIRED = "INFO_EXPIRED"
    ADD = "ADD"
    WITHDRAW = "WITHDRAW"
    ACCEPT = "ACCEPT"
    ACCEPT_BY_DEFAULT = "ACCEPT_BY_DEFAULT"
    RETURN = "RETURN"
    REROUTE = "REROUTE"
    PROGRESS = "PROGRESS"
    CONTRIBUTE = "CONTRIBUTE"
    HAND_OVER = "HAND_OVER"
    STAND_IN = "STAND_IN"
    ASK_TIME = "ASK_TIME"
    GRANT_TIME = "GRANT_TIME"
    REFUSE_TIME = "REFUSE_TIME"
    URGE = "URGE"
    ANSWER = "ANSWER"
    SIGN = "SIGN"
    SEND_BACK = "SEND_BACK"
    RATE = "RATE"
    SURVEY_EXPIRED = "SURVEY_EXPIRED"
    REWORK = "REWORK"
    UPHOLD = "UPHOLD"
    VISIT = "VISIT"
    CLOSE = "CLOSE"
    REOPEN = "REOPEN"
    SUPERVISE = "SUPERVISE"
    ANSWER_ON_SPOT = "ANSWER_ON_SPOT"
    SESSION_MOVED = "SESSION_MOVED"
    SESSION_OFF = "SESSION_OFF"
    RECKON = "RECKON"
    REASSIGN = "REASSIGN"
    RECALL = "RECALL"
    CHANGE_HELP = "CHANGE_HELP"
    PROMPT = "PROMPT"
    CORRECT = "CORRECT"
    DIVIDE = "DIVIDE"
    DISOWN = "DISOWN"
    KEEP_LEAD = "KEEP_LEAD"
    NOTE = "NOTE"
    SEAL = "SEAL"
    UNSEAL = "UNSEAL"
    UNDO = "UNDO"

    @property
    def form(self) -> str:
        return "rate" if self is Action.RATE else self.value

    @property
    def answers(self) -> bool:
        """Whether the words of the action are an answer of that round."""
        return self in ANSWERS

    @property
    def asks_time(self) -> bool:
        return self is Action.ASK_TIME

    @property
    def grants_time(self) -> bool:
        return self is Action.GRANT_TIME

    @property
    def decides_time(self) -> bool:
        return self in {Action.GRANT_TIME, Action.REFUSE_TIME}

    @property
    def reports(self) -> bool:
        return self is Action.PROGRESS

    @property
    def contributes(self) -> bool:
        return self is Action.CONTRIBUTE

    @property
    def asks_for_help(self) -> bool:
        return self in {Action.ASSIGN, Action.REASSIGN, Action.CHANGE_HELP}

    @property
    def is_for_staff_only(self) -> bool:
        return self in STAFF_ONLY

    @property
    def urges(self) -> bool:
        return self is Action.URGE

    @property
    def is_by_default(self) -> bool:
        return self is Action.ACCEPT_BY_DEFAULT

    @property
    def begins_again(self) -> bool:
        """Whether the action sends the appeal back to work."""
        return self is Action.REWORK


ANSWERS = frozenset({Action.ANSWER, Action.ANSWER_AT_ONCE, Action.ANSWER_ON_SPOT})
ADDS = frozenset({Action.ADD, Action.SUPPLY})  # the enterprise says more of what it has filed
STAFF_ONLY = frozenset({Action.NOTE})  # no enterprise ever learns of it


class Outcome(StrEnum):
    """What an answer brings. 长期推进 is a plan, which is followed until a final answer."""

    SOLVED = "SOLVED"
    PARTLY = "PARTLY"
    EXPLAINED = "EXPLAINED"
    NOT_YET = "NOT_YET"
    LONG_TERM = "LONG_TERM"


class Ground(StrEnum):
    """Why an appeal was closed (销号)."""

    RATED = "RATED"
    NOT_RATED = "NOT_RATED"
    VISITED = "VISITED"
    BY_HAND = "BY_HAND"
