"""The wording: every sentence that a person reads in the chat, on the web page or in a file.

No Chinese for people stands elsewhere.
"""
