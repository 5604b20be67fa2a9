"""The invented town of Harrowmere, as it stands when the browser opens: the people and the call of the sample desk."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.cli.demo import CALL, CALLER, PEOPLE
from tocsin.clock import FixedClock
from tocsin.desk import Desk
from tocsin.domain.report import Attachment, Submission
from tocsin.domain.subject import Kind, Name

PASSWORD = "seven grey lanterns"
STAFF = PEOPLE
ARABIC = "سمعت من جاري أن دافرين أوستهولت سيأتي إلى الميناء يوم الجمعة ومعه آخرون. أرجوكم أخبروا أحدًا."
OTHERS = (
    (
        "mail",
        "Flyers with the grey lantern were put under the doors of Quay Street last night. Mr Oswin Tarrow saw it.",
    ),
    ("web", "Someone took pictures of the children at the school gate twice this week. A white van, no plates."),
    ("call", "Ulrik Vasmarine shouted at the market that they would all see on Friday."),
    ("mail", "A group called the Grey Lantern Circle asks for money in the harbour pub."),
)


@dataclass(frozen=True, slots=True)
class Town:
    """The numbers of what stands in the town."""

    nephew: str
    call: str
    arabic: str


def build(desk: Desk, clock: FixedClock) -> Town:
    """Two days at the desk."""
    for team in ("harbour", "schools"):
        desk.people.add_team(team, f"{team}@harrowmere.example")
    for name, team, role in STAFF:
        desk.people.add(name, team, role)
        desk.sign_in.set_password(name, PASSWORD)
    nephew = desk.subjects.add([Name("Davrin Ostholt"), Name("دافرين أوستهولت")], Kind.PERSON, reason="asked to leave the youth club")
    chandler = desk.subjects.add([Name("Ulrik Vasmarine")], Kind.PERSON, reason="gives out the flyers")
    circle = desk.subjects.add([Name("Grey Lantern Circle")], Kind.GROUP, reason="calls for a grey Friday")
    for name in ("Ilmar Quistgaard", "Ilmar Quistgard"):  # two who may be one
        desk.subjects.add([Name(name)], Kind.PERSON, reason="was at the gate")
    desk.subjects.watch("harbour", nephew.id, reason="seen on the quay with the circle")
    desk.subjects.watch("schools", nephew.id, reason="a pupil until last summer")
    desk.subjects.watch("harbour", circle.id, reason="meets in the harbour pub")
    desk.subjects.watch("schools", chandler.id, reason="was at the gate")
    for number, (channel, text) in enumerate(OTHERS):
        desk.intake.receive(Submission(f"town:{number}", channel, text, language="en"))
        clock.advance(hours=2)
    picture = Attachment("shed.png", "image/png", PICTURE)
    call = desk.intake.receive(Submission("town:call", "call", CALL, contact=CALLER, language="en", attachments=(picture,)), by="Teun")
    arabic = desk.intake.receive(Submission("town:arabic", "web", ARABIC, language="ar"))
    clock.advance(hours=20)
    for duty in desk.duties.listed(team="harbour"):
        if duty.report == call.report:
            desk.duties.done(duty.id, by="Corvin", outcome="acknowledged", note="We keep an eye on the quay.")
    desk.duties.escalate()
    clock.advance(hours=12)
    return Town(nephew.id, call.report, arabic.report)


def _picture() -> bytes:
    """A small grey PNG, written by hand."""
    import struct
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\x00" + bytes((x * 2 + y) % 256 for x in range(120)) for y in range(80))
    header = struct.pack(">IIBBBBB", 120, 80, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


PICTURE = _picture()
