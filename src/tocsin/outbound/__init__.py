"""Reach people and platforms outside the desk.

addresses   which links may be fetched at all
fetch       fetch a public page within bounds, checked against reaching into the own network
mail        mail to teams
"""
