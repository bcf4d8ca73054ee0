"""The words of the trade: values, declarations, draft, case, journey, finding, message, errors.

Belongs here: immutable data and pure functions over it. Does not belong here: reading files,
translating, evaluating conditions, anything that knows a screen or a document format.
"""
