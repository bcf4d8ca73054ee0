"""The wizard: the only place that imports PySide6.

Belongs here: showing a ``Session`` and forwarding what a person does. Does not belong here: what is
asked, found, printed or stored; only plain values (paths and JSON) pass between the two.
"""
