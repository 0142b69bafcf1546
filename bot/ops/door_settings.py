"""Says what is wrong with the settings of the web chat, of SMS and of e-mail, and whether the mail server is there."""

from urllib.parse import urlsplit

from aiosmtplib import SMTPAuthenticationError, SMTPException

from bot.config.settings import Settings
from bot.delivery.channels.email.channel import client
from bot.delivery.channels.email.server import WrongServer, mail_server
from bot.domain.people.email_address import BadEmail, parse_email


def wrong_sms(settings: Settings) -> str | None:
    unsigned = settings.sms_url and not settings.sms_key.get_secret_value()
    return "SMS_KEY is not set: anybody could make the gateway send" if unsigned else None


def wrong_web(url: str) -> str | None:
    """Return what is wrong with the web chat's address; cookies are safe only by https, or on this machine."""
    there = urlsplit(url)
    if not url or (there.scheme == "http" and there.hostname in {"127.0.0.1", "localhost"}):
        return None
    if there.scheme != "https" or not there.hostname:
        return "WEB_URL must begin with https://: who is signed in could be overheard"
    if there.path.strip("/") or there.query or there.fragment:
        return "WEB_URL must be a host without a path: the web chat needs it for itself"
    return None


def wrong_mail(settings: Settings) -> str | None:
    if not settings.smtp_url.get_secret_value():
        return None
    try:
        mail_server(settings.smtp_url.get_secret_value())
    except WrongServer as wrong:
        return str(wrong)
    try:
        parse_email(settings.smtp_from)
    except BadEmail:
        return "SMTP_FROM must be the e-mail address from which the bot writes, such as zuozhen@example.gov.cn"
    return None


async def no_mail(settings: Settings) -> str | None:
    """Connect and sign in as for an e-mail, without sending one; return what is wrong."""
    try:
        async with client(mail_server(settings.smtp_url.get_secret_value())):
            return None
    except SMTPAuthenticationError:
        return "the mail server does not take the user and password in SMTP_URL"
    except (SMTPException, OSError, TimeoutError) as error:
        return f"the mail server can't be used ({type(error).__name__}): check SMTP_URL and the way to it"
