"""Readers of report files, one module per format.

board_threads, calendar, chat_days, chat_headed, chat_json, chat_pages, chat_text, copied_mails, csv, database, dbf, dated_blocks (for
html and saved_page), email, exchanges, feed, fixed_width, html, images, json, key_values, latex, mbox, media, office, old_office,
page_tables (for html), pdf, picture_claims (for images), saved_page, signed, social_json, spreadsheet_xml, stamped_lines, subtitles,
telegram, text, tnef, web_archive, whatsapp, xml_records, yaml_records, zeeschuimer and zip. pdf, office, old_office and database run
``_pdf_child``, ``_office_child``, ``_old_office_child`` and ``_database_child`` in a bounded process.
"""
