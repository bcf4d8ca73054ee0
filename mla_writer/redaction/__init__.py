"""A copy of a draft in which persons and identifiers are replaced, for training or consultation."""
