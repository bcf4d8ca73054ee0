"""A ministry's own DOCX as letterhead: taken in after inspection, cleaned, and what is in it.

Belongs here: reading a stranger's file, what is kept of it, where cleaned copies lie. Does not belong
here: putting a letterhead into a document (``render.docx.on_letterhead``, ``render.letterhead_data``).
"""
