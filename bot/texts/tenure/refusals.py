"""Explains why somebody can't leave yet, and what is wrong with their days away."""

BAD_INPUT = {
    "no_renewal": "不同意新的告知，就不能再处理您的信息。您可以改点「同意」；要删除个人信息，请发送 /delete_me。",
    "open_appeals": "您还有{count}件诉求没有办结。请等办结，或先撤回，再删除个人信息。发送 /my 查看。",
    "booked_alone": "您单位还有坐诊挂号，只有您一位联系人能收到“叫号”提醒。请先发送 /book 退号，再删除个人信息。",
    "away_far": "今年的这一天已经过去了。是{day}的话，请把年份也写上，例如：{day}。",
    "away_past": "这一天已经过去了，请从今天或以后开始。",
    "away_days": "最后一天不能早于第一天，一次最多登记{most}天，请重新输入。",
}
