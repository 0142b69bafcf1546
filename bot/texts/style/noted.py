"""The Chinese words for each kind of entry in the audit log, in the groups by which entries can be looked for."""

LOOKS = {
    "phone": "查看联系方式",
    "licence": "查看营业执照",
    "reach": "查看无法送达人员的联系方式",
    "found": "按联系人查找",
    "files": "查看附件",
    "my_data": "查阅个人信息",
}
TAKES = {
    "export": "导出数据",
    "service_list": "生成坐诊服务名单",
    "session_minutes": "生成坐诊纪要",
    "backup": "备份数据",
    "audit_export": "导出操作记录",
}
WORDS = {
    "wordbook": "决定关键词改动",
    "wordbook restored": "恢复关键词版本",
    "template": "修改答复模板",
}
STAFF = {
    "invite": "发出邀请",
    "joined": "凭邀请加入",
    "reenter": "离岗后重新开始",
    "staff_join": "加入工作人员",
    "staff_apply": "申请担任管理员",
    "staff_confirm": "确认管理员",
    "staff_decline": "不同意担任管理员",
    "staff_leave": "自行退出",
    "admin_asked": "等待确认管理员",
    "staff_suspend": "停用工作人员",
    "staff_resume": "恢复工作人员",
    "staff_post": "调整部门或身份",
    "staff_end": "结束任职",
    "staff_remove": "移出人员",
    "staff_change": "更换企业",
    "staff_reenter": "重新开始",
    "department_planned": "安排单位变更",
    "department_changed": "单位变更",
    "department_called_off": "取消单位变更",
}
ENTERPRISES = {
    "enterprise_register": "企业登记",
    "enterprise_enter": "统筹员登记企业",
    "enterprise_approve": "核验通过企业",
    "enterprise_refuse": "核验不通过企业",
    "enterprise_resubmit": "请企业重新提交",
    "enterprise_claim": "申诉代码被冒用",
    "enterprise_keep": "维持企业归属",
    "enterprise_replace": "更换企业归属",
    "enterprise_let_in": "准许加入企业",
    "let_in": "决定加入申请",
    "member_remove": "移出企业的人员",
    "member_leave": "自行退出企业",
    "enterprise_merge": "合并企业",
    "enterprise_unmerge": "撤销合并企业",
    "name_judged": "审核企业更名",
    "detail_changed": "修改登记资料",
    "member_change": "更换企业",
    "paper_consent": "登记书面同意",
    "link_code": "发出绑定码",
    "linked": "绑定企业",
}
PERSONAL = {
    "consent": "同意新的告知",
    "corrected": "更正个人信息",
    "phone_changed": "修改手机号",
    "forgotten": "删除个人信息",
    "door_joined": "连通另一个入口",
}
SESSIONS = {
    "session_prepare": "新建坐诊场次",
    "session_edit": "修改坐诊场次",
    "session_publish": "发布坐诊场次",
    "session_open": "开放挂号",
    "session_reschedule": "改期",
    "session_lock": "截止挂号",
    "session_start": "开始坐诊",
    "session_finish": "结束坐诊",
    "session_reopen": "重新打开场次",
    "session_cancel": "取消坐诊场次",
    "booking_move": "改挂其他场次",
    "booking_cancel": "取消挂号",
    "booking_late": "截止后补挂号",
    "take": "代企业接受候补号",
    "cancel": "代企业取消挂号",
    "confirm": "代企业确认到场",
}
CIRCULARS = {
    "circular_prepare": "起草通报",
    "circular_edit": "修改通报",
    "circular_submit": "送签通报",
    "circular_sign": "签发通报",
    "circular_recall": "撤回通报",
    "circular_send": "发出通报",
    "circular_resend": "补发通报",
}
CALLS = {
    "class_helped": "代记措施有没有帮助",
    "call_enter": "列入电话清单",
    "call_reach": "电话已告知",
    "call_miss": "电话未接通",
    "call_wrong": "电话号码有误",
    "call_overtake": "电话事项已过时",
    "call_hand": "电话事项转给在线人员",
}
HOUSE = {
    "replay": "重放失败事项",
    "retention": "清理到期数据",
    "import": "导入名单",
    "nudged": "短信、邮件提醒待办",
    "bulk": "批量办理诉求",
    "bulk undone": "撤销批量办理",
    "settings": "决定参数改动",
    "settings restored": "恢复参数版本",
}
GROUPS = {
    "查看": LOOKS,
    "导出": TAKES,
    "词库": WORDS,
    "人员": STAFF,
    "企业": ENTERPRISES,
    "个人信息": PERSONAL,
    "坐诊": SESSIONS,
    "通报": CIRCULARS,
    "电话清单": CALLS,
    "系统": HOUSE,
}
KINDS = {code: label for group in GROUPS.values() for code, label in group.items()}


def kind(code: str) -> str:
    """Return what a kind of entry is called; one that an older program wrote keeps its code."""
    return KINDS.get(code, code)


def kinds(said: str) -> tuple[str, ...]:
    """Return the kinds that are meant by a group's name, a code or part of a label; none: not understood."""
    if said in GROUPS:
        return tuple(GROUPS[said])
    if said in KINDS:
        return (said,)
    return tuple(code for code, label in KINDS.items() if len(said) > 1 and said in label)
