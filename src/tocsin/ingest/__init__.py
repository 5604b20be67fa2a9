"""Import of files: reports (``tocsin.ingest.reports``) and dumps of public posts (``tocsin.ingest.posts``).

source opens untrusted bytes as bounded streams, compression inflates them, archive opens ZIP archives and tar those of tar, child runs
parsers of binary formats in a bounded process, lines and json_stream split streams, json_tables, json_records and board_records find what
JSON holds, xml_events reads XML, yaml_values YAML, sql_dump rows in SQL, latex LaTeX, har what a browser exchanged, json_cells flattens
objects and json_repair mends broken ones, encodings and codepages decode text, dates, written_dates, day_words, program_times,
spoken_clocks, hour_words, clock_cells, calendars, calendar_words, zone_names and epochs read times, contacts, contact_words and given_names
recognise
sources by value, introductions finds what writers state of themselves, sources_told what notes tell of sources in the words of
source_words, cues finds phrases in a text, letter_case small letters of any script, homes where sources live, near_homes what is near,
words_of_others quotes of others, callers and leading_names the names that callers say, sentence_frames names and homes between the first
words of a sentence and its verb, spoken_numbers telephone numbers in words, told_handles accounts to reach people by, labelled_contacts
what labels tell, field_contacts what the fields of lines tell, joined_dates reads dates of languages without spaces, beside_contacts what
stands beside a contact, mail_headers the people in headers within a text, transcript_names those who speak in one, stand_ins finds lines
that stand for what is missing, quoted_text what the writer of a text wrote, without mails quoted in it, name_parts finds parts of names in
messages, hiding replaces all of them by a mark and sealing takes them out of what stands in clear, links and addresses spell links and
accounts in one way, leftovers compares each field with what was read of it, raw_strings takes the strings of any file as they stand in it
(raw_markup those of pages and documents, raw_mail those of mails, raw_binary those of PDF and of binary files), rich_text reads trees of
an editor, packed_text finds text that stands for bytes, coded_text finds words behind codes, loss_check compares them with all that was
read of the file, folder watches a folder, limits bounds the cost of a file.
"""

from tocsin.ingest.limits import Limits
from tocsin.ingest.reports.options import Item, ReadOptions
from tocsin.ingest.reports.read import ReportReader, files, is_medium, read, text_of

__all__ = ["Item", "Limits", "ReadOptions", "ReportReader", "files", "is_medium", "read", "text_of"]
