"""Rules about sessions (坐诊场次), their bookings and the queue on the day."""
