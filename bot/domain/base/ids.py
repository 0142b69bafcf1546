"""The numbers by which chats, people and appeals are known."""

ChatId = int
PersonId = int
AppealId = int
