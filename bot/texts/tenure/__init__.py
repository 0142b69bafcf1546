"""Tenure (在岗): what people read."""
