"""Tells administrators that backups are missing."""

from bot.domain.base.screen import Screen
from bot.domain.desk.backup_notices import LATE, BackupMissed
from bot.texts.style import dates
from bot.texts.style.markup import bold, fill, lines
from bot.texts.style.words import Words

TITLE = "备份没有按时完成"
SINCE = "上一次完整备份：{at}，已超过{hours}小时。"
NEVER = "开始运行后{hours}小时内没有一次完整备份。"
DO = "请查看服务器上的备份定时任务和磁盘空间，再手动备份一次。完成之前不再重复提醒。"


def missed(notice: BackupMissed, _: Words) -> Screen:
    hours = int(LATE.total_seconds() // 3600)
    since = fill(SINCE, at=dates.stamp(notice.last), hours=hours) if notice.last else fill(NEVER, hours=hours)
    return Screen(lines(bold(TITLE), since, fill(DO)))
