"""The public door: a form for people who are afraid, without scripts or cookies, that stores nothing about the sender.

It runs as a process of its own and sees one folder. It seals messages into the folder, and shows the mailboxes that the
desk puts there to those who hold a receipt.

app          the application, and the pages for reporters
outside      pages for people outside who get alerts and documents
pages        parts that all pages share
wrong_codes  count of wrong codes at those pages
uploads      forms with files, parsed in memory
flood        delay during a flood of messages
languages    texts by language
"""
