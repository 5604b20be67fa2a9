"""Storms: objects that rise above their own baseline.

baseline          usual counts by hour
detect            search for rises
figures           figures of one storm
request           parameters of the search
rhythm            rises on certain days of the week
"""
