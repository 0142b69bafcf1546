"""The settings of an installation, read from the environment."""

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.config.loader import builtin_pack


class Settings(BaseSettings):
    """Each field is the environment variable with the same name in capitals; the README lists them."""

    model_config = SettingsConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)

    bot_token: SecretStr = Field(default=SecretStr(""), description="the bot's token; without one `run` needs WEB_URL")
    bot_api_url: str = Field(default="", description="another Bot API server, such as http://127.0.0.1:8081")
    bot_api_proxy: SecretStr = Field(
        default=SecretStr(""), description="http://HOST:PORT on the way to the Bot API; empty: as HTTPS_PROXY says"
    )
    database_url: str = Field(default="sqlite:///data/bot.db", description="where everything is kept")
    files_dir: Path = Field(default=Path("data/files"), description="where the bytes of attachments are kept")
    pack: Path = Field(default_factory=builtin_pack, description="the folder of the programme pack")
    poll_seconds: int = Field(default=30, ge=0, le=50, description="how long one getUpdates waits")
    webhook_url: str = Field(default="", description="this bot's public https address; empty: long polling")
    webhook_secret: SecretStr = Field(default=SecretStr(""), description="what Telegram sends with each update")
    backup_key: SecretStr = Field(
        default=SecretStr(""),
        description="signs each backup; `restore` then takes no archive that is not signed with it",
    )
    web_url: str = Field(default="", description="the web chat's public https address; empty: none")
    sms_url: str = Field(default="", description="the SMS gateway; empty: no SMS")
    sms_key: SecretStr = Field(default=SecretStr(""), description="signs what the gateway is asked")
    sms_each_day: int = Field(default=2000, ge=0, description="so many SMS in a day at most")
    smtp_url: SecretStr = Field(
        default=SecretStr(""),
        description="the mail server, smtp://USER:PASSWORD@HOST:587 or smtps://…; empty: none",
    )
    smtp_from: str = Field(default="", description="the address from which e-mails come")
    mails_each_day: int = Field(default=2000, ge=0, description="so many e-mails in a day at most")
    transcribe: str = Field(default="", description="the command that writes down a voice; empty: none")
    ocr: str = Field(default="", description="the command that reads a picture of a licence; empty: none")
    http_host: str = Field(default="127.0.0.1", description="where webhook, web chat, /healthz and /metrics listen")
    http_port: int = Field(
        default=0, ge=0, le=65535, description="their port; 0: none, or 8443 with webhook or web chat"
    )
    tick_seconds: float = Field(default=1.0, gt=0, description="how often due timers are looked for")
    lease_seconds: float = Field(
        default=60,
        ge=2,
        description="after so long another process takes what a dead one was sending; half that for updates",
    )
    send_per_second: float = Field(default=30, gt=0, description="messages a second to all chats together")
    send_per_second_chat: float = Field(default=1, gt=0, description="messages a second to one private chat")
    send_burst_chat: int = Field(default=3, ge=1, description="messages at once to one private chat")
    send_per_minute_group: float = Field(default=20, gt=0, description="messages a minute to one group")
    user_updates: int = Field(default=30, ge=0, description="of one person so many are taken in USER_SECONDS; 0: all")
    user_seconds: float = Field(default=10, gt=0, description="what is over it is not taken, and the person told so")
    log_json: bool = Field(default=False, description="log lines as JSON")
    log_level: str = Field(default="INFO", description="DEBUG, INFO, WARNING or ERROR")
