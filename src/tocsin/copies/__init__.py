"""Find copies of pictures and texts: edited, photographed, reworded, translated.

- ``pictures``: hashes, local features, and the comparison of a picture with a known one
- ``texts``: near-equal texts, and texts of one meaning
- ``reading``: the text in pictures, by engines on this machine
- ``recordings``: recordings and films without their tags, those of ``ogg`` and ``matroska`` among them
"""
