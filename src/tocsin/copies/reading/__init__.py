"""Read the text in pictures and in scanned pages, by the engines that are installed on this machine.

- ``engines``: Tesseract by its command, RapidOCR as a package
- ``straighten``: the angle of the lines of text
- ``choice``: the engine and the language for a picture
- ``pages``: the pictures of a file: itself, or the pages of a PDF that have no text
"""
