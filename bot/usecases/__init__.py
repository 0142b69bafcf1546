"""The use cases: one verb, one function, one transaction; each returns notices."""
