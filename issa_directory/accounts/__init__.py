"""Signing in: who one is, how that is proven, for how long, and what it withstands."""
