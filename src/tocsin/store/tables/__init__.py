"""Tables of the database, by what their rows are about. :mod:`tocsin.store.schema` gathers them.

alerts     alerts to recipients outside
columns    tables and columns as every table has them
duties     duties, mail that follows from them, drills, published figures
ledger     the ledger, sealed contents, the search index, the installation
notices    content on platforms: decisions, notices, observations, copies
people     teams, people, how they sign in
reports    reports, who read them, what was added, how long they stay
subjects   subjects, watches, watch-lists, decisions about them
"""
