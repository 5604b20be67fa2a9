"""The public door: a form for people who are afraid, without scripts, without cookies, with nothing kept of who they are.

A process of its own. It sees one folder: it seals into it what is told, and shows what the desk has put there for
whoever holds a receipt.
"""
