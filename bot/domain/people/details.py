"""What is on record about an enterprise and its people and may be changed: its name by approval, the rest at once."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.base.ids import PersonId


class Detail(StrEnum):
    NAME = "name"
    REGION = "region"
    CONTACT = "contact"
    PHONE = "phone"


OF_ENTERPRISE = (Detail.NAME, Detail.REGION)
OF_PERSON = (Detail.CONTACT, Detail.PHONE)


@dataclass(frozen=True, slots=True)
class EnterpriseChange:
    """A change of an enterprise's name or region; `agreed` None: a coordinator has yet to decide."""

    id: int
    enterprise: int
    detail: Detail
    before: str
    after: str
    asked_by: PersonId
    asked_at: datetime
    agreed: bool | None
