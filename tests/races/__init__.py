"""Races on PostgreSQL: each of these tests was seen red with its guard taken out."""
