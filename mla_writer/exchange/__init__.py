"""Sending a request to named persons and reading what they send: sealed, signed files and key cards."""
