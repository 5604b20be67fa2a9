"""``tocsin drill``."""

from __future__ import annotations

from tests.shell import Shell


def test_a_drill_is_begun_shown_tried_on_a_copy_and_ended(tocsin: Shell) -> None:
    tocsin.ok("team", "add", "west")
    tocsin.ok("subject", "add", "Marek Dolny", "--kind", "person", "--reason", "stake")
    tocsin.ok("watch", "west", "Marek Dolny", "--reason", "stake")
    assert "no drill yet" in tocsin.ok("drill").out

    begun = tocsin.ok("drill", "begin", "--trials", "2", "--by", "Dora", "--reason", "yearly")
    number = begun.err.split()[0]
    dry = tocsin("drill", "dry", "--by", "Dora", "--hours", "deliver=1,2,3", "--away", "west")

    assert (dry.code, "LOST: team west has nobody who can answer" in dry.out) == (1, True), dry.err
    strict = tocsin("drill", "dry", "--by", "Dora", "--threshold", "possible_fit=0.8")
    assert "names in 0 reports of the past year: 0 deliveries, 0 with these thresholds" in strict.out, strict.err
    assert "write a threshold of the settings" in tocsin("drill", "dry", "--by", "Dora", "--threshold", "fit=1").err
    shown = tocsin("drill", "show", number)
    assert (shown.code, shown.out.splitlines()) == (
        1,
        ["IN THE DESK: team west has nobody who can answer", "0 of 2 test warnings sent; 1 way to lose one"],
    )
    assert tocsin.ok("drill", "--json").rows[0]["id"] == number
    tocsin.ok("drill", "end", number, "--by", "Dora", "--reason", "read")
    assert tocsin("drill", "dry", "--by", "Dora", "--hours", "deliver=1").code == 2
