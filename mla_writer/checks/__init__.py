"""Judging a case: what applies, what is missing, which declared checks fire, and where.

Belongs here: evaluating conditions on a case, the helper functions they call, findings. Does not
belong here: what the rules are (the rulebook declares them) and how findings are shown.
"""
