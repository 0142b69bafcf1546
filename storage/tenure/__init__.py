"""Tenure (在岗): what is kept."""
