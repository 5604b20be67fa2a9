"""Import of reports.

read is the entry point, registry lists the formats, format describes one, options holds what people state about a file,
formats has one reader a module, document makes one report of a file, dated_entries one of each day of a diary,
hour_starts finds the lines of a log that begin with a time of day, log_callers who rang in them,
two_days reads the titles of logs that run over midnight, lone_times what the name of a file or one clock tells,
rows one of each row, message and chat one of each message,
json_messages what exports in JSON share, own_channel who of them wrote to the desk,
chat_lines what exports as text share,
whatsapp_lines tells what WhatsApp writes in its place,
nested reads files within files, table_layout finds the header of a table, split_tables judges tables of cells,
one_column tells tables of one column, mail_dates and mail_values read times and values of mails,
columns and headings map columns, column_people tells names and homes by the values of one, column_map holds which is which,
time_columns finds those of times,
row_times reads the times of rows, date_parts the days that several cells or titles tell, beside attaches pictures that lie beside a file,
body_forms puts the forms of one text together, keys identifies a report that is imported again, call_sheet is the form for phone calls,
reach tells whether a caller can be rung back.
"""
