"""What a user can put right."""


class RetoldError(Exception):
    """The user can fix it: the message names the thing and says what to do (exit code 2)."""
