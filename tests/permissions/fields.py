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
    OWN,
    SUPERVISOR,
    WHO,
)

SERVER, SERVER_PERSONAL = "服务器命令", "服务器 --personal"
COLUMNS = (*WHO, SERVER, SERVER_PERSONAL)
HANDLERS = {LEAD, HELPS, HEAD, COORDINATOR, SUPERVISOR}
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
}
