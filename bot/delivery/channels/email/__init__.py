"""E-mail by the operator's mail server: codes and digests, in plain text."""
