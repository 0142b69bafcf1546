"""Queries about people (人员): persons, enterprises, addresses and invites."""
