"""Recognise known names, threats, roles, identifiers and new names in any text.

- :mod:`contacts`: telephone numbers, e-mail addresses and handles in a text, with their normal forms
- :mod:`call_back`: wishes to be rung back, or not to be
- :mod:`calls_to_action`: texts that ask others to post, report, come, give or boycott
- :mod:`cue_errors`: published errors of the cues
- :mod:`cue_sentences`: the sentences with such wording, and why it does not make a report urgent
- :mod:`duplicates`: pairs of appearances that may be one person, group, place or event
- :mod:`engine`: the matcher behind the index, private to this package
- :mod:`fairness`: how often innocent common names are flagged, by culture
- :mod:`identifiers`: handles, hashtags, links, e-mail addresses, phone numbers
- :mod:`index`: every known name, found in any text
- :mod:`language_names`: names of languages with their codes
- :mod:`new_names`: people and bodies that no list knows
- :mod:`roles`: the part that someone plays in a text
- :mod:`search_pattern`: patterns that match every spelling of a word
- :mod:`search_words`: words by which texts are searched
- :mod:`sentences`: the sentence around a span
- :mod:`stated_places`: places at which a text asks people to be
- :mod:`stated_times`: days and hours that a text states
- :mod:`time_spans`: spans from the day of writing
- :mod:`month_days`: days of a month by their number alone
- :mod:`surroundings`: what stands around a warning and does not weigh
- :mod:`text_overlap`: the overlap of two texts in words
- :mod:`threat_cues`: wording that says someone may come to harm
- :mod:`tokens`: words of a text and their places
- :mod:`traces`: exact signs by which content is recognised when it is seen again
- :mod:`watchlists`: lists as their publishers write them
"""
