"""Readers of report files, one module per format.

calendar, chat_days, chat_json, chat_pages, chat_text, csv, dated_blocks (for html and saved_page), email, feed, fixed_width, html, images,
json, key_values, mbox, media, office, old_office, page_tables (for html), pdf, picture_claims (for images), saved_page, signed,
social_json, spreadsheet_xml, stamped_lines, subtitles, telegram, text, tnef, web_archive, xml_records,
zeeschuimer and zip. pdf, office and old_office run ``_pdf_child``, ``_office_child`` and ``_old_office_child`` in a bounded process.
"""
