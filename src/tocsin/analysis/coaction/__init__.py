"""Accounts that act on the same objects within a time window of each other (co-action).

causes           common causes that explain a pair
checkpoint       resuming a long run
components       connected accounts
edge_evidence    posts behind an edge
encounters       encounters of accounts outside crowds
export           edges and groups as files
groups           names, objects and posts of groups
interests        sources at whose events accounts meet anyway
joint_presence   chance of a set being there together
kernel           exact counts of joint acts
near_duplicates  clusters of near-equal texts
origins          birth and source of objects
request          parameters and results
rows             actions as columns
run              the one call behind ``tocsin coact``
search           search for groups and its chance level
signals          further signals of one group
spark            the same kernel on Spark
"""
