"""Forms as data: steps that ask and take, and the use case that the last step calls."""
