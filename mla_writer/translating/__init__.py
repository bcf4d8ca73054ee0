"""The free texts of a draft and their translations: listing, comparing, handing over, taking back.

Belongs here: what a translator and the person who checks a translation need, without any window.
Does not belong here: keeping a translation in the draft (``session``), printing it (``render``).
"""
