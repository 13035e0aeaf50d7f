"""Public pages are kept whole, and known by what they were made from."""

from issa_directory.keeping.store import forget

__all__ = ["forget"]
