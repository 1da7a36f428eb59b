"""Every parser is given what nobody should write, for as long as one likes: python -m tests.fuzz --minutes 30"""
