"""From a case, a language and the texts in ``templates/`` to a document, and from it to files.

``compose.compose`` makes the ``Document``, ``writers.write`` lays it out. Belongs here: what is said
and how it is set. Does not belong here: what is asked, what is wrong with a draft, where files lie.
"""
