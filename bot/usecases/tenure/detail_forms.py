"""The forms in which an enterprise's people change what is on record."""

from bot.domain.people.details import Detail
from bot.usecases.forms.steps import CANCEL, Form, Step, parsed
from bot.usecases.people import registration
from bot.usecases.tenure import details

EDITS = {detail: f"edit_{detail}" for detail in Detail}
STEPS = {
    Detail.NAME: Step("name", parsed("name", registration.parse_name), controls=(CANCEL,)),
    Detail.REGION: Step("region", registration.take_region, registration.regions, controls=(CANCEL,)),
    Detail.CONTACT: Step("contact", parsed("contact", registration.parse_person), controls=(CANCEL,)),
    Detail.PHONE: Step("phone", registration.take_phone, controls=(CANCEL,)),
}
DETAIL_FORMS = tuple(Form(EDITS[detail], (step,), details.edit, details.may_edit) for detail, step in STEPS.items())
