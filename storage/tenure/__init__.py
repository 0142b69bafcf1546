"""Queries for tenure (在岗): who is on the staff, who leaves, and what is erased after a time or on request."""
