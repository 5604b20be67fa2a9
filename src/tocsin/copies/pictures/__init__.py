"""Sketch pictures, search them, and compare two.

- ``size``: width and height from the header of a file
- ``decoder``: the bounded child process that decodes pictures, which is ``child``
- ``sketch``: all that a search needs of a picture
- ``prints``: PDQ hashes, and ``hash_index``, the exact search in them
- ``features``: local features, ``geometry``, the transformation that two pictures' features agree on
- ``agreement``: correlation of two pictures laid over each other
- ``verify``: whether a picture is a copy of a known one, and what agrees
"""
