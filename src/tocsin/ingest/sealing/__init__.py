"""Sources recognised by value, and hidden in whatever leaves a report in clear. No format of files is known here.

- :mod:`seal`: the seal on a report: its contacts, and the names and homes beside them
- :mod:`hiding`: secrets in a text replaced by a mark
- :mod:`doubts`: what was cut out of words and may be none of a contact
- :mod:`reach`: whether a caller is to be rung back, and whether a contact reaches them
- :mod:`contacts`: phone numbers, e-mail addresses and handles, and names and addresses by their shape
- :mod:`contact_words`: words that label a person, a phone or an address
- :mod:`labelled_contacts`: contacts that labels tell, such as ``Caller: Ann Lee``
- :mod:`field_contacts`: names and numbers in the fields of lines
- :mod:`beside_contacts`: names and homes beside a contact
- :mod:`spoken_numbers`: telephone numbers in words
- :mod:`told_handles`: accounts by which people say that they can be reached
- :mod:`mail_headers`: people in mail headers within a text
- :mod:`callers`: names as callers say them
- :mod:`log_callers`: callers in the entries of a log by the hour
- :mod:`introductions`: names that writers state of themselves or sign with
- :mod:`sources_told`: sources as notes tell of them
- :mod:`source_words`: words of notes about sources
- :mod:`transcript_names`: those who speak in a transcript
- :mod:`words_of_others`: quotes of others, which are no words of a source
- :mod:`homes`: where a source lives
- :mod:`near_homes`: homes told by what is near them
- :mod:`name_parts`: first names and surnames of the members of a chat
- :mod:`leading_names`: the name with which words of a sentence begin
- :mod:`sentence_frames`: names and homes between the first words of a sentence and its verb
- :mod:`given_names`: given names of many countries
- :mod:`letter_case`: small and capital letters of any script
- :mod:`cues`: phrases found fast in a text that holds none
"""
