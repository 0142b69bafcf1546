"""What is read when two records of one enterprise become one, and two again."""

from bot.domain.base.press import Menu
from bot.domain.base.screen import Button, Screen
from bot.domain.people.merge import Parting
from bot.domain.people.presses import PartEnterprises, UndoMerge
from bot.domain.tenure.merge_notices import Merged, MergeTold, PartingAsked
from bot.texts.style.markup import Html, blocks, bold, fill, lines
from bot.texts.style.menus import leads_to
from bot.texts.style.words import Words


def merged(notice: Merged, _: Words) -> Screen:
    if notice.parting:
        done = fill("合并已撤销：{gone}和{kept}恢复为两家，已告诉双方。", gone=notice.gone, kept=notice.kept)
        return Screen(blocks(done, _parting(notice.parting, notice.gone, notice.kept)), leads_to(Menu.ENTERPRISES))
    text = "{gone}已合并到{kept}，已告诉双方的联系人。如有误，一天内可以撤销。"
    undo = Button("撤销合并", UndoMerge(notice.merge))
    return Screen(fill(text, gone=notice.gone, kept=notice.kept), ((undo,),))


def asked(notice: PartingAsked, _: Words) -> Screen:
    title = bold(f"确定撤销合并，让{notice.gone}和{notice.kept}恢复为两家吗？")
    more = fill("合并时作废的绑定码和更名申请不会恢复，需要重新办理。双方联系人会收到通知。")
    undo = Button("确认撤销", PartEnterprises(notice.merge))
    return Screen(blocks(title, _parting(notice.parting, notice.gone, notice.kept), more), ((undo,),))


def _parting(parting: Parting, gone: str, kept: str) -> Html:
    """Say what goes back and what stays."""
    since = f"（含合并后其联系人提交的{parting.filed_since}项）" if parting.filed_since else ""
    parts = [
        f"诉求{parting.appeals}项{since}，答复和评价随诉求" if parting.appeals else "",
        f"坐诊挂号{parting.bookings}个" if parting.bookings else "",
        f"联系人{parting.people}位" if parting.people else "",
    ]
    stays = [
        f"合并后其联系人提交的诉求{parting.staying}项" if parting.staying else "",
        f"合并后加入的联系人{parting.joined}位" if parting.joined else "",
    ]
    back = fill("归还{gone}：{parts}。", gone=gone, parts="、".join(filter(None, parts)) or "没有要归还的")
    left = "、".join(filter(None, stays))
    return lines(back, fill("仍归{kept}：{left}。", kept=kept, left=left) if left else "")


def told(notice: MergeTold, _: Words) -> Screen:
    if notice.parting:
        done = fill("{gone}与{kept}的合并已撤销，恢复为两家企业。", gone=notice.gone, kept=notice.kept)
        return Screen(blocks(done, _parting(notice.parting, notice.gone, notice.kept), fill("发送 /my 查看。")))
    text = "{gone}与{kept}是同一家企业，登记已合并为{kept}。诉求、挂号都在，发送 /my 查看；如有误会，请联系专窗。"
    return Screen(fill(text, gone=notice.gone, kept=notice.kept))
