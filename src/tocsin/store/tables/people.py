"""Tables of teams, people and how they sign in."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, Text

from tocsin.store.tables.columns import integer, key, string, table

team = table("team", key("name"), string("address"))
person = table(
    "person",
    key("name"),
    string("role"),
    string("teams"),
    string("address"),
    integer("active"),
    string("away_until", null=True),
)
signing_key = table(
    "signing_key",
    key(),
    string("public"),
    string("since"),
    string("follows"),
    string("vouched"),
    string("ended", null=True),
    string("stolen_since", null=True),
    string("reason"),
)
credential = table(
    "credential",
    Column("person", Text, ForeignKey("person.name"), primary_key=True),
    string("secret"),
    string("owner"),
    string("changed"),
    integer("second"),
    integer("fresh"),
)
visit = table("visit", key(), string("person", index=True), string("begun"), string("until"), string("ended", null=True))
sign_in_state = table(
    "sign_in_state",
    Column("person", Text, primary_key=True),
    Column("place", Text, primary_key=True),
    Column("number", Integer, nullable=False),
    string("at"),
    string("value"),
)
