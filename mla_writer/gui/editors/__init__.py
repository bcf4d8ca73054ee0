"""Editors: how a question is answered, one module for each form of a field.

``make`` knows which editor belongs to which form. Does not belong here: labels, hints and messages
around an editor (``field_row``), and which questions a page asks (``page``).
"""
