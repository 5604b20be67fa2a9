"""Sketch pictures, search them, and compare two.

- ``size``: width and height from the header of a file
- ``heif``: pictures of telephones without their metadata
- ``decoder``: the bounded child process that decodes pictures, which is ``child``
- ``sketch``: all that a search needs of a picture
- ``prints``: PDQ hashes, and ``hash_index``, the exact search in them
- ``features``: local features, and ``geometry``, the transformation that two pictures' features agree on
- ``candidates``: pictures that share many local features
- ``descriptor``: a learned descriptor, where the desk brings one
- ``agreement``: two pictures laid over each other, cell by cell
- ``cover``: a box that was laid over a picture, and ``shading``, the agreement of light and dark areas
- ``verify``: whether a picture is a copy of a known one, and what agrees
- ``aligned``: two pictures that match, side by side
- ``search``: the search of pictures by all of these
- ``catalogue``: the pictures of public posts, on disk in ``segments``
"""
