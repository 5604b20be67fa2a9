"""Words of pages and mails for kinds of duty, their answers, and the evidence for a name."""

from __future__ import annotations

from tocsin.domain.duty import DutyKind

TO_DO = {
    DutyKind.DELIVER: "Acknowledge the delivery",
    DutyKind.ACKNOWLEDGE: "Tell the source it arrived",
    DutyKind.CALL_BACK: "Call the source back",
    DutyKind.ASSESS: "Assess",
    DutyKind.REVIEW: "Read a second time",
    DutyKind.TRANSLATE: "Translate",
    DutyKind.RECHECK: "Look at what failed",
    DutyKind.LOOK: "Look at what was not read",
    DutyKind.OUTCOME: "Tell the source what became of it",
    DutyKind.ALERT: "Tell the threatened site",
}
"""What each kind of duty asks for, as an order to its reader."""
ANSWERS = {
    DutyKind.DELIVER: "Acknowledged: your team has read it and takes care of it. Declined: it is not for your team; say why in the note.",
    DutyKind.ACKNOWLEDGE: "Told: somebody has told the source that the warning arrived.",
    DutyKind.CALL_BACK: "Spoken: you talked to the source.",
    DutyKind.ASSESS: (
        "Action: the desk acts. Referred: somebody outside acts. Watch: it is kept in view. No further action: nothing more is done."
    ),
    DutyKind.REVIEW: "Agree with the first assessment, or choose another.",
    DutyKind.TRANSLATE: "Translated: the translation is in the notes. Readable: somebody here reads the language.",
    DutyKind.RECHECK: "Mended: it works again. Gone: it is no longer needed. Still there: it still fails.",
    DutyKind.LOOK: "Read: you read what the desk could not. Nothing there: it holds no words.",
    DutyKind.OUTCOME: "Told: the source knows. Not told: say why in the note.",
    DutyKind.ALERT: "Alerted: the site knows. Not needed: say why in the note.",
}
"""What the answers to each kind of duty say."""
NOTE_NEEDED = {DutyKind.DELIVER: "declined", DutyKind.OUTCOME: "not told", DutyKind.ALERT: "not needed"}
"""The answer to a kind of duty that needs a note. The other kinds need none."""
EVIDENCE = {
    "words": "Words that fit",
    "spelling": "Spelling",
    "told_bits": "Evidence in bits",
    "rarity": "Rarity of the name",
    "held_by": "Bearers",
}
"""The parts of a score, in words."""
