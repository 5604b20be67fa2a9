"""Accounts that act on the same objects within a time window of each other (co-action).

causes           common causes that explain a pair
checkpoint       resuming a long run
components       connected accounts
edge_evidence    posts behind an edge
encounters       encounters of accounts outside crowds
export           edges and groups as files
groups           names, objects and posts of groups
kernel           exact counts of joint acts
near_duplicates  clusters of near-equal texts
request          parameters and results
rows             actions as columns
run              the one call behind ``tocsin coact``
search           search for groups and its chance level
spark            the same kernel on Spark
"""
