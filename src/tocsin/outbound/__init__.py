"""Reach people and platforms outside the desk.

addresses    links that may be fetched, and those that reach into the own network
channels     messages to chat rooms, phones and webhooks
dispatch_text  messages that tell a person outside of a page at the door
exchange     notices and outcomes in the shapes that others read
fetch        fetch a public page within bounds
mail         mail to teams
models       models on this machine that translate, listen or judge
notice_text  text of a notice to a platform
outcome_text  sentences to a source on what became of the content
page_picture  screenshot and PDF of a page that was fetched
page_state   state of noticed content, read from a page
page_statements  statements of a page that content is gone, blocked or behind a wall
page_text    text of a page: words, short blocks, structured data
platforms    contacts of platforms from TOML files
socks        connections through a SOCKS 5 proxy
statement_of_reasons  fields of a platform's answer
polite       fetching as hosts ask for it: robots.txt, pace, conditions
policies     policies from TOML files
time_stamp   time stamps by an authority (RFC 3161)
toml_files   reading of TOML files that a desk may edit
web_archive  a copy of a page as WACZ
"""
