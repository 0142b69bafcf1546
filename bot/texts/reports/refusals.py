"""Explains which months and days have no figures, and why a circular can't be changed now."""

from bot.domain.reports.errors import CircularRefused
from bot.texts.reports import circular_card
from bot.texts.style.markup import Html, fill

BAD_INPUT = {
    "no_chart_days": "没有认出“{words}”。/charts 后面请写年月或起止日期，例如 2024年10月；不写就是今年。",
    "no_month": "没有认出“{words}”。/circular 后面请写一个月，例如 2024年10月；不写就是上个月。",
    "month_too_early": "这个月还没有开始受理诉求，没有通报。请发送 /circular 查看上个月的。",
    "month_to_come": "这个月还没有到，不能看它的通报。请发送 /circular 查看上个月的。",
    "no_supervisor": "还没有督查员，没有人可以签发。请先发送 /invite 邀请督查员。",
    "no_span": "没有认出时间。请点按钮，或输入起止日期，先早后晚，例如 2024-10-01 2024-10-31；"
    "也可以只写年和月，例如 2024年10月。",
    "no_days": "没有认出时间。请输入起止日期，例如 2024-10-01 2024-11-15，或只写年和月，例如 2024年10月。",
    "days_backwards": "开始的日子在结束的日子之后。请先早后晚，例如 2024-10-01 2024-11-15。",
    "no_numbers": "没有认出“{words}”。/stats 后面可以写年月、起止日期或坐诊场次，例如 2024年10月、"
    "2024-10-01 2024-11-15、2024年第3期；也可以写部门名称，例如 省商务厅。",
    "own_numbers": "您只能查看本单位的统计。/stats 后面请只写年月或起止日期，例如 2024年10月。",
    "unknown_session": "没有{year}年第{number}期。请核对后重新输入，或发送 /stats，点「按坐诊场次」从表里选。",
}


def circular_refused(refusal: CircularRefused) -> Html:
    return fill(
        "这期通报目前是“{state}”，现在不能办理“{action}”，可能别人刚办过，或这个月还没有结束。"
        "请发送 /circular 查看最新情况。",
        state=circular_card.STATE[refusal.state],
        action=circular_card.ACTION[refusal.action],
    )
