"""Errors that a person is told in one line, by what they can do about them."""


class UsageError(Exception):
    """Wrong usage or configuration; the message says what, and how to mend it. The command ends with 2."""


class OperationError(Exception):
    """What was asked could not be done (disk, database, damaged file). The command ends with 1."""
