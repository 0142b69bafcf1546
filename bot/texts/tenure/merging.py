"""What is read when two records of one enterprise become one."""

from bot.domain.base.screen import Button, Screen
from bot.domain.people.presses import UndoMerge
from bot.domain.tenure.merge_notices import Merged, MergeTold
from bot.texts.style.markup import fill
from bot.texts.style.words import Words


def merged(notice: Merged, _: Words) -> Screen:
    if notice.undone:
        return Screen(fill("合并已撤销：{gone}和{kept}恢复为两家，已告诉双方。", gone=notice.gone, kept=notice.kept))
    text = "{gone}已合并到{kept}，已告诉双方的联系人。如有误，一天内可以撤销。"
    undo = Button("撤销合并", UndoMerge(notice.merge))
    return Screen(fill(text, gone=notice.gone, kept=notice.kept), ((undo,),))


def told(notice: MergeTold, _: Words) -> Screen:
    if notice.undone:
        text = "{gone}与{kept}的合并已撤销，诉求和挂号已分别归还两家企业。发送 /my 查看。"
    else:
        text = "{gone}与{kept}是同一家企业，登记已合并为{kept}。诉求、挂号都在，发送 /my 查看；如有误会，请联系专窗。"
    return Screen(fill(text, gone=notice.gone, kept=notice.kept))
