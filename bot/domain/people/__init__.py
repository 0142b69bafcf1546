"""Rules about people (人员): persons, enterprises, their standing and what identifies them."""
