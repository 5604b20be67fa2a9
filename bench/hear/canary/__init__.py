"""Files with a canary: words that stand in one odd place of a file of some kind, and nowhere else.

Each canary must come out in a report or a post, or what was read must say that something in the file was not. The modules:

* ``files`` chooses a place, fills it with words that no list holds, and returns the file.
* ``office`` places in Word, Excel, PowerPoint, OpenDocument and rich text.
* ``papers`` places in PDFs, pictures and binary files.
* ``mails`` places in mails, Outlook messages and archives.
* ``posts`` places in dumps of posts.
* ``texts`` places in pages, XML, JSON, tables and plain text.
* ``codes`` places behind base64, hexadecimal and other codes, and encodings of whole files.
* ``ole`` writes compound files, as Outlook does.
"""
