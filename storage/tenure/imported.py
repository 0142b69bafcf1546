"""Enters appeals of earlier sessions as they ended, with their rating, and knows those that were entered before."""

from datetime import datetime

from sqlalchemy import select

from bot.domain.appeals.survey import Survey
from storage.appeals import appeals
from storage.engine.database import Transaction
from storage.schema import appeal


def is_known(tx: Transaction, enterprise: int, text: str, filed_at: datetime) -> bool:
    """Whether an appeal of these words, filed at this moment by this enterprise, is there."""
    same = select(appeal.c.id).where(appeal.c.enterprise == enterprise, appeal.c.filed_at == filed_at)
    return tx.execute(same.where(appeal.c.text == text).limit(1)).first() is not None


def rated(tx: Transaction, survey: Survey) -> None:
    """Enter the survey of an answer, with what the enterprise said to it."""
    appeals.open_survey(tx, survey)
    if survey.satisfaction is not None:
        appeals.rate(
            tx, survey.appeal, survey.round, {"rated_at": survey.rated_at, "satisfaction": survey.satisfaction}
        )
