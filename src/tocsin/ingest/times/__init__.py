"""Times as people and programs write them. No module here imports another part of :mod:`tocsin.ingest`.

- :mod:`dates`: times of a column or a text, read once they are in digits
- :mod:`written_dates`: dates in many languages and calendars, rewritten for :mod:`dates`
- :mod:`joined_dates`: dates within a sentence of a language without spaces
- :mod:`day_words`: days of a month in words
- :mod:`hour_words`: times of day in words
- :mod:`clock_cells`: times of day in a cell or at the start of a line
- :mod:`short_days`: days without a year
- :mod:`spoken_clocks`: numbers and clocks that are no plain digits
- :mod:`calendars`: dates of other calendars as Gregorian dates
- :mod:`calendar_words`: names of months, weekdays and halves of the day
- :mod:`epochs`: times that are one number
- :mod:`program_times`: times in forms of their own that programs write
- :mod:`zone_names`: short names of time zones
"""
