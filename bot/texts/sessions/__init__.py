"""Wording of sessions (坐诊场次), bookings and the queue on the day."""
