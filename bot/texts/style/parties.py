"""Names of the parties in a table of moves."""

from bot.domain.base.party import Party

PARTY = {
    Party.MEMBER: "企业",
    Party.LEAD: "主办单位",
    Party.ASSISTING: "协办单位",
    Party.HEAD: "部门负责人",
    Party.ASSISTING_HEAD: "协办单位负责人",
    Party.COORDINATOR: "统筹员",
    Party.SUPERVISOR: "督查员",
    Party.FORMER: "原主办单位",
    Party.SYSTEM: "系统",
    Party.COUNTER: "统筹员代企业",
    Party.ADMIN: "管理员",
    Party.MANAGER: "企业管理人",
    Party.SELF: "本人",
    Party.CLAIMANT: "申报人",
}
