"""A value that is wrong, as the person who wrote it is told."""


class WrongValueError(ValueError):
    """`message` says what is wrong, `right` what would be right."""

    def __init__(self, message: str, right: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.right = right
