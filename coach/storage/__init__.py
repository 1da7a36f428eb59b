"""The journal: what happened, kept in TinyDB files that are only ever added to."""
