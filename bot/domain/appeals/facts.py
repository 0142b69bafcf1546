"""Values noted for each appeal for the figures: whether a step was in time, and where the appeal was settled."""

from enum import StrEnum


class Timely(StrEnum):
    """Whether a step with a limit was done in time. WAITING: it is not done, and its limit has not passed."""

    WAITING = "WAITING"
    IN_TIME = "IN_TIME"
    LATE = "LATE"


class Outlet(StrEnum):
    """How an appeal was settled: at its session (现场坐诊), or passed on to a department (分级分类转办)."""

    NONE = "NONE"
    ON_SPOT = "ON_SPOT"
    PASSED_ON = "PASSED_ON"
