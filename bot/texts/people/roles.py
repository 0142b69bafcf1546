"""Names of the roles."""

from bot.domain.people.person import Role

ROLE = {
    Role.MEMBER: "企业",
    Role.CONTACT: "部门联络员",
    Role.HEAD: "部门负责人",
    Role.COORDINATOR: "统筹员",
    Role.SUPERVISOR: "督查员",
    Role.ADMIN: "管理员",
}


def names(role: Role) -> tuple[str, str]:
    """Return what a role may be called in a table: in full, or without the word before it."""
    return ROLE[role], ROLE[role].removeprefix("部门")
