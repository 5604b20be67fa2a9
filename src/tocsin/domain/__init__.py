"""Frozen values and pure rules. Standard library only, no I/O, no clock, no random numbers.

access            team-dependent permissions, access events
bank              banked pictures
call_sheet        record of a call sheet
campaign          calls of a channel and what followed
column_words      parts of reports and posts that columns are, in words
coordinates       coordinates in facts, and a flat plan of them
drill             drills and their test warnings
duty              duties, the rule of each kind, overdue levels, closing and moving
duty_words        words for kinds of duty, their answers, and the evidence for a name
errors            tree of exceptions
grading           3x5x2 and Admiralty gradings
grants            who may open reports to a team, requests to watch
item              content to act on, policies, decisions
grants            acts that open reports to a team, and who may do them
installation      epochs and accepted settings of the desk, parts of its lake
judge             check that a judging model must pass
ledger            entries of the append-only record and their hash chain
local_address     addresses of servers on this machine
login             credentials and login sessions
looks             duties that one act of a person settles
machine_text      texts that models make of reports
mail_address      mail addresses and message channels
mailbox           mailboxes of anonymous reporters
match_thresholds  limits of the bands ``alert`` and ``possible``
mention           names matched in a text
name_words        words of headings over names
merkle            Merkle tree, inclusion and consistency proofs
evidence          kept copies of noticed content
dispatch          messages to people outside: alerts, referrals, documents with recommendations
notice_words      words for what became of a notice
notice            notices to platforms, observations, next steps
outgoing          queued mail
people            teams, persons, roles, permissions
publication       figures that were made public
platform          platforms that notices go to, and their answers
plural            a number with its noun
post              bulk posts, sightings of subjects in them
progress          callback for long tasks
proposal          answered proposals
reappearance      signs of noticed content, suggestions that it was seen again
reading           text read by machine in the pictures of a report
report            reports, triage, attachments, sources
roles             what each role may do, as a table
retention         rules, reviews and legal holds
search            queries over texts, the record of each search
series            possible series of reports, decisions about them
signing_key       public keys that heads are signed with
status            status of a subject and requests to lower it
storm             measured storms and groups
subject           subjects, names, links, watches, list versions
text              normalising and sanitising text
time_zone         showing and parsing local times
zone_country      the country in which a time zone lies
watchlist         entries of a published or own list
"""
