"""Tenure (在岗): what holds."""
