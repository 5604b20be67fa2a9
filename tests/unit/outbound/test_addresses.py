from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain.errors import Refused
from tocsin.outbound.addresses import is_public, target_of

TRICKS = [
    "file:///etc/passwd",
    "ftp://files.harrowmere.org/a",
    "gopher://127.0.0.1:6379/_FLUSHALL",
    "dict://127.0.0.1:11211/stats",
    "data:text/html,hello",
    "javascript:alert(1)",
    "//127.0.0.1/admin",
    "http:///etc/passwd",
    "http://127.0.0.1/",
    "http://127.1/",
    "http://127.0.1/",
    "http://0/",
    "http://0.0.0.0/",
    "http://2130706433/",
    "http://017700000001/",
    "http://0177.0.0.1/",
    "http://0x7f.0.0.1/",
    "http://0x7f000001/",
    "http://127.0.0.0x1/",
    "http://127.0.0.1./",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://168.63.129.16/",
    "http://192.0.0.1/",
    "http://198.18.0.1/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://240.0.0.1/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[2001:0:7f00:1::1]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fc00::1]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://localhost/",
    "http://LOCALHOST./",
    "http://printer.local/",
    "http://db.internal/",
    "http://router/",
    "http://harrowmere.org@127.0.0.1/",
    "http://user:pass@harrowmere.org/",
    "http://harrowmere.org:22/",
    "http://harrowmere.org:6379/",
    "https://harrowmere.org:80/",
    "http://harrowmere.org\\@127.0.0.1/",
    "http://harrowmere.org /",
    "http://harrowmere.org/\r\nHost: 127.0.0.1",
    "http://harrowmere.org\t.evil/",
    "http://ⓛocalhost/",
    "http://①②⑦.0.0.1/",
    "http://127。0。0。1/",
    "http://1.1.1.1.in-addr.arpa/",
    "http://service.onion/",
    "http://-harrowmere.org/",
    "http://[::1/",
    "http://harrowmere.org:99999/",
    "http://" + "a" * 300 + ".org/",
    "http://harrowmere.org/" + "a" * 3000,
    "",
]


@pytest.mark.parametrize("url", TRICKS)
def test_a_link_that_may_reach_into_the_desk_s_own_network_is_refused(url: str) -> None:
    with pytest.raises(Refused):
        target_of(url)


@pytest.mark.parametrize(
    ("url", "spelled"),
    [
        ("https://harrowmere.org", "https://harrowmere.org/"),
        ("HTTP://Harrowmere.ORG:80/a?b=c#d", "http://harrowmere.org/a?b=c"),
        ("https://bücher.de/Ü?q=ä", "https://xn--bcher-kva.de/%C3%9C?q=%C3%A4"),
        ("https://8.8.8.8/", "https://8.8.8.8/"),
        ("https://[2606:4700::1111]/", "https://[2606:4700::1111]/"),
    ],
)
def test_a_public_link_is_spelled_in_one_way(url: str, spelled: str) -> None:
    assert target_of(url).url == spelled


@given(st.one_of(st.ip_addresses(v=4), st.ip_addresses(v=6)))
def test_no_address_is_public_that_the_registries_do_not_call_global(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    if is_public(address):
        assert address.is_global
        assert not address.is_private


@given(st.text(max_size=60))
def test_any_text_is_split_or_refused(text: str) -> None:
    try:
        target = target_of(text)
    except Refused:
        return
    assert target.port in (80, 443)
    assert target_of(target.url) == target
