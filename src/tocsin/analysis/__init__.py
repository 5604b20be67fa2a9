"""Storms and coordinated accounts, measured in the lake.

brief       a page on storms for print, with its files
campaigns   what a channel called for and what followed
chances     chances of counts
coaction    accounts that act on the same objects within a time window
effects     posts after causes, over what their own past predicts
interrupted the days after a single event
names       names that stand in a text
reciprocal  whether two sides rise after each other
source      reading from the lake
spoken      languages of posts, told once
storms      objects that rise above their own baseline
"""
