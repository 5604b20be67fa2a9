"""Campaigns: the calls of a named channel and what followed each of them.

figures     figures of the posts that followed
instances   calls and responses in order of time
run         the campaign of one channel
"""
