"""Whatever people can send that no step wants: answered in words, nothing lost."""
