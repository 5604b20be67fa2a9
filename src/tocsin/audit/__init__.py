"""Proof and accounting: who knew what when, receipts, and the balance of duties.

balance       count of duties by state
check_dossier checker of a dossier, for machines without Tocsin
dossier       who knew what when with proofs, as a signed folder
dossier_page  the same as a page to print
figure_state  state of a desk at the end of a span, for the figures
figure_tables tables of the figures
figures       counts and times over a span
figures_page  the same as a page for the public
late_duties   duties that would have been late under other targets
published_figures  figures for the public, without small numbers
receipt       signed receipts and the checks that their holders can make
shares        shares of acts by channel, language and milieu, with intervals
signer        signing key of the desk
survival      times to an answer by Kaplan-Meier
survival_chart  the same as a chart
turnbull      times to an event that lies between two looks
who_knew      each team's knowledge at a time
wording       entries in plain words
"""

from tocsin.audit.balance import Balance
from tocsin.audit.who_knew import Knowledge, TeamKnowledge, standings, unproven

__all__ = ["Balance", "Knowledge", "TeamKnowledge", "standings", "unproven"]
