"""Find texts that say the same: near-equal words, other words, other languages.

- ``near``: clusters of texts that share most of their word pairs
- ``folding``: letters that look alike, made one
- ``meaning``: texts of one meaning in other words and languages
- ``text_index``: texts seen before, on disk
- ``components``: parts of a graph that hang together
"""
