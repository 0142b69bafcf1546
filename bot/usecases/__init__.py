"""The use cases: what people and timers can do.

One verb is one function and one transaction; it returns notices, facts without wording.
"""
