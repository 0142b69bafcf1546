"""The matrix of who sees which field, which docs/permissions.md shows and each cell of which is tried.

Columns are people's standing to the appeal, the enterprise and its lead department, and what commands print at the
server. What is for a deliberate tap, which is noted, counts as seen.
"""

from tests.permissions.town import (
    ADMIN,
    COORDINATOR,
    HEAD,
    HELPS,
    LEAD,
    OTHER,
    OWN,
    STRANGER,
    SUPERVISOR,
    WHO,
)

SERVER, SERVER_PERSONAL = "服务器命令", "服务器 --personal"
COLUMNS = (*WHO, SERVER, SERVER_PERSONAL)
HANDLERS = {LEAD, HELPS, HEAD, COORDINATOR, SUPERVISOR}
_OF_CLASS = {LEAD, HEAD, COORDINATOR, SUPERVISOR, SERVER, SERVER_PERSONAL}
SEES: dict[tuple[str, str], set[str]] = {
    ("诉求", "原文"): {OWN, *HANDLERS, SERVER_PERSONAL},
    ("诉求", "附件"): {OWN, *HANDLERS},
    ("诉求", "联系人姓名"): {OWN, *HANDLERS, SERVER_PERSONAL},
    ("诉求", "联系人电话"): {*HANDLERS, SERVER_PERSONAL},
    ("诉求", "答复"): {OWN, *HANDLERS, SERVER_PERSONAL},
    ("诉求", "评价意见"): {OWN, *HANDLERS, SERVER_PERSONAL},
    ("诉求", "内部备注"): {*HANDLERS, SERVER_PERSONAL},
    ("涉密诉求", "编号"): {OWN, *HANDLERS, SERVER, SERVER_PERSONAL},
    ("涉密诉求", "原文"): {OWN, *HANDLERS, SERVER_PERSONAL},
    ("企业", "名称"): {OWN, *HANDLERS, SERVER_PERSONAL},
    ("企业", "信用代码"): {OWN, COORDINATOR, SERVER_PERSONAL},
    ("企业", "营业执照"): {COORDINATOR},
    ("工作人员", "姓名"): {*HANDLERS, ADMIN, SERVER, SERVER_PERSONAL},
    ("工作人员", "工作电话"): {HEAD, ADMIN},
    ("工作人员", "电子邮箱"): set(),
    ("操作记录", "内容"): {SUPERVISOR, ADMIN, SERVER, SERVER_PERSONAL},
    ("坐诊场次", "公告的"): {*WHO} - {STRANGER},
    ("坐诊场次", "没有公告的"): {COORDINATOR, SUPERVISOR},
    ("一类事", "名称、根源"): _OF_CLASS,
    ("一类事", "待确认的"): {COORDINATOR, SUPERVISOR},
    ("一类事", "措施、成效"): _OF_CLASS,
    ("通报", "起草的内容"): {COORDINATOR, SUPERVISOR},
    ("导出", "清单"): {COORDINATOR, SUPERVISOR, SERVER, SERVER_PERSONAL},
    ("导出", "姓名、电话、原文"): {COORDINATOR, SERVER_PERSONAL},
    ("参数", "期限、节假日、理由"): {ADMIN},
    ("单位", "计划的变更"): {ADMIN},
}


FILER, HANDLER = "提交人本人", "经办人本人"
ACTORS = (*WHO, FILER, HANDLER)
_THEIRS, _LEADS = {OWN, FILER}, {LEAD, HANDLER}
# Who changes what: as a field is given, changed or taken away, by any verb, in any state.
ACTS: dict[tuple[str, str], set[str]] = {
    ("诉求", "原文和补充"): _THEIRS,
    ("诉求", "企业的附件"): _THEIRS,
    ("诉求", "类型、地区"): {COORDINATOR},
    ("诉求", "主办单位"): _THEIRS | _LEADS | {COORDINATOR, ADMIN},
    ("诉求", "协办单位"): _THEIRS | _LEADS | {COORDINATOR},
    ("诉求", "经办人"): _THEIRS | _LEADS | {HEAD, COORDINATOR, ADMIN},
    ("诉求", "答复期限"): {COORDINATOR, SUPERVISOR},
    ("诉求", "答复"): _LEADS | {HEAD, COORDINATOR},
    ("诉求", "协办意见"): {HELPS},
    ("诉求", "办理进展"): _LEADS | {HELPS},
    ("诉求", "内部备注"): _LEADS | {HELPS, COORDINATOR},
    ("诉求", "评价意见"): _THEIRS,
    ("诉求", "涉商业秘密"): _THEIRS | {COORDINATOR},
    ("诉求", "督办"): {SUPERVISOR},
    ("企业", "名称"): {FILER},
    ("企业", "信用代码"): set(),
    ("企业", "所在州市"): {FILER},
    ("企业", "营业执照"): {COORDINATOR},
    ("企业", "核验结果"): {COORDINATOR},
    ("企业", "联系人姓名"): {FILER},
    ("企业", "联系人电话"): {FILER},
    ("工作人员", "姓名"): {HANDLER},
    ("工作人员", "工作电话"): {HANDLER},
    ("工作人员", "电子邮箱"): {ADMIN, SERVER},
    ("工作人员", "部门和身份"): {HEAD, ADMIN},
    ("工作人员", "请假和代办"): {HANDLER},
    ("坐诊场次", "时间、地点、主题"): {COORDINATOR},
    ("坐诊场次", "状态"): {COORDINATOR},
    ("坐诊场次", "挂号"): {OWN, OTHER, FILER, COORDINATOR},
    ("单位", "名称、合并、撤销"): {ADMIN},
    ("参数", "期限、节假日、理由"): {ADMIN, SERVER},
    ("词库", "关键词"): {COORDINATOR},
    ("操作记录", "内容"): set(),
    ("企业", "联系人的加入"): {COORDINATOR},
    ("企业", "联系人的移出"): {FILER, COORDINATOR},
    ("坐诊场次", "到场和更正"): {COORDINATOR, SUPERVISOR},
    ("一类事", "名称、根源"): {COORDINATOR},
    ("一类事", "牵头单位、负责人、期限"): {COORDINATOR, ADMIN},
    ("一类事", "状态"): _LEADS | {COORDINATOR},
    ("一类事", "所含诉求"): {COORDINATOR},
    ("一类事", "措施"): _LEADS | {COORDINATOR},
    ("一类事", "成效"): _LEADS | {COORDINATOR},
    ("一类事", "统一答复"): _LEADS | {COORDINATOR},
    ("通报", "内容"): {COORDINATOR, SUPERVISOR},
    ("通报", "签发、发出"): {COORDINATOR, SUPERVISOR},
}
