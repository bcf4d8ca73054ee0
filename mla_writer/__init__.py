"""MLA Writer: a guided, offline wizard for mutual legal assistance requests."""

__version__ = "0.1.0"
