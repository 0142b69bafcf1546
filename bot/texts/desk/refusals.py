"""Explains what is wrong with a search, or with what is done to many appeals at once."""

BAD_INPUT = {
    "find_too_short": "“{word}”太短。请至少写两个字，例如“查验”，或写编号的后几位，例如 0016。",
    "find_too_long": "要查的内容最多{most}个字。请只写几个关键词，例如：磨憨 超期 昆明海关。",
    "record_word": "没有认出“{word}”。/audit 后面可以写姓名、诉求编号、日期（例如 近7天）、"
    "种类（例如 查看、导出、词库、人员）。",
    "record_too_long": "要查的内容最多{most}个字。请只写几个词，例如：周岚 导出 近7天。",
    "bulk_empty": "这个清单现在没有诉求了。请发送 /triage 或 /overdue 查看最新情况。",
    "bulk_numbers": "没有认出要办哪几件。请点「本页全部」，或输入第{first}—{last}件的序号，例如“1,3-5”。",
    "bulk_over": "已经过了两分钟，通知已发出，不能撤销。要改的，请打开那一件办理。",
    "bulk_undone": "这次操作已经撤销过了。",
}
