"""Storms: objects that rise above their own baseline.

baseline          usual counts by hour
contrast          posts, and those of newcomers, against their baselines
detect            search for rises
figures           figures of one storm
request           parameters of the search
rhythm            rises on certain days of the week
rise              hours and posts of one rise
series            counts by quarter of an hour
spans             begin and end of a rise
"""
