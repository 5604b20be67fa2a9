from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain.notice import ContentState, Remover
from tocsin.domain.platform import PlatformStatement
from tocsin.outbound.fetch import WebAnswer
from tocsin.outbound.page_state import share_visible, sighting
from tocsin.outbound.page_statements import REMOVED
from tocsin.outbound.page_text import visible_text
from tocsin.outbound.platforms import PlatformText, own_platforms

POST = "They meet at the old mill on Friday and bring what burns"
URL = "https://hearth.example/p/1"


def seen(body: str, status: int = 200, noticed: str = POST, chain: tuple[str, ...] = (), url: str = URL) -> ContentState:
    return sighting(WebAnswer(url, status, {"content-type": "text/html; charset=utf-8"}, body.encode(), chain=chain), noticed, URL).state


def test_text_that_is_still_there_beats_every_sign_of_removal() -> None:
    signs = "<title>Post removed</title><p>This post has been removed?</p><p>Log in to see more. Not available in your country</p>"
    page = f"{signs}<p>{POST}!</p>"

    assert seen(page) is ContentState.LIVE


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (410, ContentState.GONE),
        (404, ContentState.GONE),
        (451, ContentState.GEO_BLOCKED),
        (401, ContentState.LOGIN_WALL),
        (403, ContentState.UNKNOWN),
        (429, ContentState.UNKNOWN),
        (500, ContentState.UNKNOWN),
        (503, ContentState.UNKNOWN),
        (302, ContentState.UNKNOWN),
    ],
)
def test_the_status_decides_where_it_can(status: int, state: ContentState) -> None:
    assert seen("<p>nothing</p>", status) is state


@pytest.mark.parametrize(
    ("body", "state"),
    [
        ("<p>Dieser Beitrag wurde gel&ouml;scht.</p>", ContentState.TOMBSTONE),
        ("<p>Account suspended</p>", ContentState.SUSPENDED),
        ("<p>Bu içerik ülkenizde kullanılamıyor</p>", ContentState.GEO_BLOCKED),
        ("<p>You must log in to continue</p><p>This post was deleted</p>", ContentState.LOGIN_WALL),
        ("<p>Before you continue to Hearth: accept all cookies</p>", ContentState.UNKNOWN),
        ("<div id=app></div><script>var a = 'this post was deleted'</script>", ContentState.UNKNOWN),
        ("<p>This domain is for sale</p>", ContentState.UNKNOWN),
        ("<article>" + "A long article on moderation. " * 80 + "It says: this post was deleted.</article>", ContentState.UNKNOWN),
        ("<p>They meet at the old mill on Friday. Sorry!</p>", ContentState.EDITED),
        (f"<p>{POST}. Update: I did not mean it.</p>", ContentState.EDITED),
        ("<p>Some other words</p><span>(Edited)</span>", ContentState.EDITED),
        ("<p>Page not found</p><p>It may have been removed.</p>", ContentState.GONE),
        ("<h1>Deze pagina bestaat niet</h1>", ContentState.GONE),
        ("<p>انتهك هذا المنشور قواعدنا ولم يعد متاحًا.</p>", ContentState.TOMBSTONE),
        ("<p>[deleted by user]</p>", ContentState.TOMBSTONE),
        ("<p>Этот пост скрыт в Германии в ответ на требование закона.</p>", ContentState.GEO_BLOCKED),
        (
            "<p>This video has been removed for violating our rules.</p><div class=bottom-bar>Log in or sign up</div>",
            ContentState.TOMBSTONE,
        ),
        ("<p>This site was suspended by its web host.</p>", ContentState.SUSPENDED),
        ("<p>Content not available. Either it does not exist or you are not allowed to see it.</p>", ContentState.UNKNOWN),
        ("<p>Es könnte privat, verschoben oder gelöscht sein.</p>", ContentState.UNKNOWN),
        ("<div class=comments><p>This post was deleted</p></div><p>Hello</p>", ContentState.UNKNOWN),
        (
            "<p>They say this account was suspended three times for telling the truth about the dentist in town.</p>",
            ContentState.UNKNOWN,
        ),
        (f'<script type="application/ld+json">{{"text": "{POST}"}}</script><div id=app></div>', ContentState.LIVE),
        (f'<script>window.state = {{"text": "{POST}"}};</script><div id=app></div>', ContentState.LIVE),
    ],
)
def test_words_on_the_page_decide_by_what_they_prove(body: str, state: ContentState) -> None:
    assert seen(body) is state


def test_a_redirect_to_the_front_page_proves_nothing_unless_the_page_says_why() -> None:
    home = {"chain": (URL,), "url": "https://hearth.example/"}

    assert seen("<h1>Welcome</h1>", **home) is ContentState.UNKNOWN  # type: ignore[arg-type]
    assert seen("<article>This post was deleted</article>", **home) is ContentState.UNKNOWN  # type: ignore[arg-type]
    assert seen("<h1>Welcome</h1><p>post not found</p>", **home) is ContentState.GONE  # type: ignore[arg-type]


def test_a_redirect_to_a_sign_in_page_is_a_wall() -> None:
    assert seen("<p>Hello</p>", chain=(URL,), url="https://hearth.example/login?next=1") is ContentState.LOGIN_WALL


@pytest.mark.parametrize("charset", ["windows-1254", "utf-8"])
def test_a_page_with_a_wrong_charset_is_read_under_the_right_one(charset: str) -> None:
    post = "Bu gönderiyi şimdi çoğaltın ve paylaşın arkadaşlar"
    answer = WebAnswer(URL, 200, {"content-type": "text/html; charset=iso-8859-5"}, f"<p>{post}</p>".encode(charset))

    assert sighting(answer, post).state is ContentState.LIVE


@pytest.mark.parametrize("name", ["marlow_news", "Quay Watch", "list.pdf"])
def test_a_name_on_a_page_of_its_own_is_live(name: str) -> None:
    assert seen(f"<h1>{name}</h1><p>@x</p><p>Gardener</p><p>Follow</p><p>No posts yet</p>", noticed=name) is ContentState.LIVE
    assert seen(f"<p>{name}: this account was suspended</p>", noticed=name) is ContentState.SUSPENDED


@pytest.mark.slow
@pytest.mark.parametrize("part", ["<div>", "<p class=comment>", "</div>", "<svg>", "<script>a={", "={", "[", "<title>", "&amp;", "<!--"])
def test_a_page_of_one_part_again_and_again_is_read_in_linear_time(part: str) -> None:
    began = time.thread_time()

    seen(part * (400_000 // len(part)))

    assert time.thread_time() - began < 5


def test_no_answer_is_unknown() -> None:
    assert sighting(WebAnswer(URL, error="no answer: TimeoutError"), POST).state is ContentState.UNKNOWN


def test_visible_text_leaves_out_scripts_and_decodes_entities() -> None:
    head = "<head><title>A &amp; B</title><style>p{}</style></head>"
    html = f"{head}<body><p>caf&eacute;</p><script>no()</script><svg><title>no</title></svg><br>end"

    assert visible_text(html.encode()) == "A & B café end"


@given(st.binary(max_size=400), st.integers(100, 599))
def test_any_answer_is_read_and_never_called_removed_without_a_sign(body: bytes, status: int) -> None:
    state = sighting(WebAnswer(URL, status, {}, body), POST).state

    if status not in (404, 410):
        assert state not in (ContentState.GONE, ContentState.TOMBSTONE, ContentState.SUSPENDED)


@given(st.text(min_size=1), st.text())
def test_the_share_is_one_for_a_text_that_is_there(noticed: str, around: str) -> None:
    share = share_visible(noticed, f"{around} {noticed} {around}")

    assert share in (0.0, 1.0)


OTHER_WORDS = "The council met on Tuesday and spoke for two hours about the bridge, the market and the old harbour wall."


LIVE_WORDS = {
    "a visitor is kept out, or a thing of the visitor is gone": [
        "Your IP address has been banned for a violation of our rules",
        "Ihr Zugriff auf diese Website wurde wegen Missbrauch gesperrt",
        "Votre compte a été suspendu",
        "Je account is geblokkeerd",
        "Tu cuenta ha sido suspendida",
        "Hesabınız askıya alındı",
        "تم تعليق حسابك",
        "Ваш аккаунт заблокирован",
        "Post removed from your list",
        "Your comment was deleted by a moderator",
    ],
    "nobody can add to it": [
        "This thread has been locked by the moderators",
        "This post is archived. New comments cannot be posted",
        "Comments are disabled",
        "Comments have been disabled by the administration",
        "Kommentare wurden von der Moderation geschlossen",
        "Les commentaires sont fermés",
        "Reacties zijn gesloten door de moderator",
        "Los comentarios han sido cerrados por el moderador",
        "Yorumlar kapatıldı",
        "تم إغلاق التعليقات",
        "Комментарии закрыты модератором",
        "Konu moderatör tarafından kilitlendi",
    ],
    "there is none of something else": [
        "No comments",
        "There is no comment",
        "Aucun commentaire",
        "Aucune réponse",
        "Keine Kommentare",
        "Niemand heeft gereageerd",
        "Nothing here",
        "No hay ningún comentario",
        "Hiç yorum yok",
        "لا توجد تعليقات",
        "Комментариев больше нет",
        "No results",
        "There is no place like home",
    ],
    "a rule for everybody": [
        "Posts that break the rules are removed",
        "Spam will be deleted",
        "Beiträge mit Gewalt werden gelöscht",
        "Les messages interdits seront supprimés",
        "Berichten met geweld worden verwijderd",
        "Los mensajes con violencia serán eliminados",
        "Kurallara aykırı gönderiler silinir",
        "سيتم حذف المنشورات المخالفة",
        "Записи с нарушением правил удаляются",
        "Accounts that spam are suspended",
        "If it breaks our rules, the post is removed",
    ],
    "a click shows it": [
        "This post was hidden for breaking our rules. Show anyway",
        "Dieser Beitrag verstößt gegen unsere Regeln und wurde ausgeblendet. Trotzdem anzeigen",
        "Ce contenu enfreint nos règles et a été masqué. Afficher quand même",
        "Message deleted. Undo",
    ],
    "a question, a quotation": [
        "Was this post removed?",
        "Konto gesperrt?",
        "Account suspended?",
        "«This account has been suspended»",
        '"Dieser Beitrag wurde entfernt."',
    ],
    "a count of other things": [
        "3 comments were deleted by the moderator",
        "12 posts were removed for breaking the rules",
        "4 Beiträge wurden von der Moderation entfernt",
    ],
}


@pytest.mark.parametrize("words", [words for kind in LIVE_WORDS.values() for words in kind])
def test_words_that_stand_on_live_pages_are_no_statement_of_a_removal(words: str) -> None:
    assert seen(f"<p>{words}</p>") not in REMOVED
    assert seen(f"<h1>quay_watch</h1><p>{words}</p><p>120 followers</p>", noticed="quay_watch") not in REMOVED


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{POST[:-24]}</p><p>This post was deleted by its author.</p>",  # cut short, above a quoted post that is gone
        f'<script type="application/ld+json">{{"text": "{POST}"}}</script><p>This post was deleted by its author.</p>',
        f"<p>{OTHER_WORDS}</p><p>This post was deleted by its author.</p>",  # one post of several
        f"<p>[deleted]</p><p>{OTHER_WORDS}</p>",
        f"<p>Comment deleted by user. Its replies stay</p><p>{OTHER_WORDS}</p>",
        "<h1>quay_watch</h1><p>My last account was suspended. 120 followers</p>",
    ],
)
def test_a_removal_of_something_else_on_the_page_is_not_the_removal_of_what_was_noticed(body: str) -> None:
    assert seen(body) not in REMOVED


@pytest.mark.parametrize("share", [0.4, 0.5, 0.7])
@pytest.mark.parametrize(
    "noticed",
    [
        "This account was suspended three times for telling the truth about the dentist in town",
        "Dieser Beitrag wurde entfernt, sagen sie, aber ich schreibe ihn immer wieder neu hier hin",
        "Page not found is what they want you to see when you ask who paid for the new harbour",
    ],
)
def test_a_shortened_text_that_speaks_of_a_removal_is_no_statement_of_the_host(noticed: str, share: float) -> None:
    words = noticed.split()

    assert seen(f"<h2>Somebody</h2><p>{' '.join(words[: round(len(words) * share)])}</p>", noticed=noticed) not in REMOVED


def test_a_profile_with_counters_is_live_whatever_its_words_say() -> None:
    profile = "<h1>quay_watch</h1><p>Old account suspended, this one is new</p><p>120 followers</p>"

    assert seen(profile, noticed="quay_watch") is ContentState.LIVE
    assert seen("<h1>quay_watch</h1><p>Account suspended</p>", noticed="quay_watch") is ContentState.SUSPENDED


@pytest.mark.parametrize(
    ("status", "words", "remover"),
    [
        (200, "This post was deleted by its author.", "author"),
        (200, "This post was removed for breaking our rules.", "platform"),
        (200, "This account has been suspended.", "platform"),
        (200, "Dieser Beitrag wurde vom Verfasser gelöscht.", "author"),
        (200, "Ce message a été supprimé par son auteur.", "author"),
        (404, "Not found", "unknown"),
        (503, "Try again later", ""),
    ],
)
def test_the_page_says_who_removed_it(status: int, words: str, remover: str) -> None:
    answer = WebAnswer("https://hearth.org/p/1", status, {"content-type": "text/html; charset=utf-8"}, f"<h1>{words}</h1>".encode())

    assert sighting(answer, "Meet at the mill at nine and burn it down").remover == remover


HEARTH = (PlatformStatement("The embers of this one are cold", ContentState.TOMBSTONE, Remover.PLATFORM),)


def seen_with_words_of_hearth(body: str, status: int = 200) -> tuple[ContentState, str]:
    answer = WebAnswer(URL, status, {"content-type": "text/html; charset=utf-8"}, body.encode())
    page = sighting(answer, POST, URL, HEARTH)
    return page.state, page.remover


@pytest.mark.parametrize(
    ("body", "status", "state", "remover"),
    [
        ("<p>The embers of this one are cold.</p>", 200, ContentState.TOMBSTONE, Remover.PLATFORM),
        ("<p>the  EMBERS of this one are cold!</p>", 404, ContentState.TOMBSTONE, Remover.PLATFORM),
        (f"<p>The embers of this one are cold.</p><p>{POST}</p>", 200, ContentState.LIVE, ""),
        (
            "<p>Somebody wrote that the embers of this one are cold, and he laughed about it for a long day.</p>",
            200,
            ContentState.UNKNOWN,
            "",
        ),
        ("<p>This post was deleted by its author.</p>", 200, ContentState.TOMBSTONE, Remover.AUTHOR),
    ],
)
def test_words_of_the_platform_count_where_they_are_the_block(body: str, status: int, state: ContentState, remover: str) -> None:
    assert seen_with_words_of_hearth(body, status) == (state, remover)


@pytest.mark.parametrize("platform", [platform for platform in own_platforms() if platform.statements], ids=lambda platform: platform.id)
def test_each_shipped_statement_is_needed_and_read(platform: PlatformText) -> None:
    for stated in platform.statements:
        page = WebAnswer(URL, 200, {"content-type": "text/html"}, f"<p>{stated.words}.</p>".encode())
        known_words = [PlatformStatement(stated.words, stated.state, stated.remover)]
        general, own = sighting(page, POST, URL), sighting(page, POST, URL, known_words)

        assert own.state is stated.state
        assert (general.state, general.reason) != (own.state, own.reason), f"the general rules read {stated.words!r} in the same way"
