"""What can be typed to narrow the audit log besides names and kinds."""

import re

from bot.domain.desk.record import RecordGroup

DAYS = re.compile("(?:最近|近)?([0-9]{1,4})[天日]内?")
GROUPS = {
    RecordGroup.LOOKS: "查看",
    RecordGroup.TAKES: "导出",
    RecordGroup.WORDS: "词库",
    RecordGroup.STAFF: "人员",
    RecordGroup.ENTERPRISES: "企业",
    RecordGroup.HOUSE: "系统",
}


def last(days: int) -> str:
    """Return how the last days are typed."""
    return f"{days}天"
