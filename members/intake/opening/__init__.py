"""A program of its own that takes a file apart, within limits, into lines of JSON.

It imports nothing of the site and nothing of Django: whatever a file does to its
reader, it does it here. `members.intake.files.child` starts it and reads its answer.
"""
