"""The journal: append-only TinyDB files of entries, and everything else that is stored in the person's folder."""
