"""Authorities that requests go to and come from: looked up, kept in an address book, brought in from files.

Belongs here: entries of the rulebook and of the user's own book as one shape, searching them, reading
and writing directories. Does not belong here: how they are shown (``gui``), and what a draft does with
them (``session``).
"""
