"""From ``resources/`` to the rulebook, strictly: shapes, references, conditions, all checked at load.

Belongs here: reading declarations, and the types of answers that follow from them. Does not belong
here: judging a draft (``checks``), making a document (``render``).
"""
