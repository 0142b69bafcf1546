"""Sends e-mails by the operator's mail server, in plain text and one at a time to each address."""

from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime

from aiosmtplib import SMTP, SMTPException, SMTPRecipientsRefused, SMTPResponseException

from bot.delivery.channels.email.server import MailServer
from bot.delivery.channels.port import Failed, Meaning
from bot.delivery.channels.recipients import TextsOnly
from bot.domain.people.channel import Abilities
from storage.mail.parcels import Parcel

ABILITIES = Abilities(text=20_000)
SECONDS = 20.0
PERMANENT = 500  # replies from here on are the same next time
AUTHENTICATION = range(530, 540)  # of these the settings are to blame, no message


@dataclass(kw_only=True)
class Email(TextsOnly):
    """The channel; the first line of a message is its subject."""

    server: MailServer
    sender: str

    @property
    def abilities(self) -> Abilities:
        return ABILITIES

    async def hand_over(self, parcel: Parcel, to: str, text: str) -> Failed | None:
        try:
            await self._post(self._letter(parcel, to, text))
        except SMTPRecipientsRefused as refused:
            return _failed(max(refusal.code for refusal in refused.recipients), Meaning.UNREACHABLE)
        except SMTPResponseException as refused:
            return _failed(refused.code, Meaning.REFUSED)
        except (SMTPException, OSError, TimeoutError) as error:
            return Failed(Meaning.PASSING, type(error).__name__)
        return None

    def _letter(self, parcel: Parcel, to: str, text: str) -> EmailMessage:
        """Return the e-mail. One that is sent again has the same id, by which mailboxes show it once."""
        subject, _, body = text.partition("\n")
        letter = EmailMessage()
        letter["From"], letter["To"], letter["Subject"] = self.sender, to, subject
        letter["Date"] = format_datetime(parcel.written_at)
        letter["Message-ID"] = f"<{parcel.key}.{int(parcel.written_at.timestamp())}@{self.sender.partition('@')[2]}>"
        letter["Auto-Submitted"] = "auto-generated"
        letter.set_content(body.strip() or subject)
        return letter

    async def _post(self, letter: EmailMessage) -> None:
        async with client(self.server) as opened:
            await opened.send_message(letter)


def client(server: MailServer) -> SMTP:
    """Return a client that connects and signs in when it is entered."""
    return SMTP(
        hostname=server.host,
        port=server.port,
        username=server.user or None,
        password=server.password or None,
        use_tls=server.tls,
        start_tls=server.start_tls,
        timeout=SECONDS,
    )


def _failed(code: int, lasting: Meaning) -> Failed:
    passing = code < PERMANENT or code in AUTHENTICATION
    return Failed(Meaning.PASSING if passing else lasting, str(code))
