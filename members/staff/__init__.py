"""The admin: what staff see and change."""
