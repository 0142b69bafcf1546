"""Options offered in the form of registration."""

from bot.domain.base.question import Option
from bot.texts.style.wording import Labels

CONSENT: Labels = (Option("yes", "同意"), Option("no", "不同意"))


CONFIRM_REGISTER: Labels = (Option("yes", "确认登记", alone=True),)


def by_code(region: str) -> str:
    """Return the label of the region that the credit code speaks for."""
    return f"{region}（按代码）"


CHANGE = {
    "uscc": "改代码",
    "name": "改名称",
    "region": "改州市",
    "contact": "改姓名",
    "phone": "改电话",
    "signed": "改签署日期",
    "licence": "附营业执照",
}
