"""Use cases about people (人员): who they are, invites, and the checking of enterprises."""
