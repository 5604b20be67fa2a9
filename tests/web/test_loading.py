"""Files loaded in the browser, rejected rows, sealed backups and erasure."""

from __future__ import annotations

import io
import re
import time
import zipfile
from pathlib import Path
from typing import Any

import pyrage
import pytest
from httpx import Response

from tests.office import Office
from tests.unit.ingest.posts.test_preview import BIOGRAPHY, table
from tests.web.browsing import PASSWORD, Browser, BrowserShop, text_of
from tests.web.test_queue_and_report import watched_report
from tocsin.web import upload_forms
from tocsin.web.door.uploads import Upload
from tocsin.web.upload_forms import files_in_memory

WARNINGS = b"text,channel\nMarek Dolny has a knife.,call\nA van at the school.,web\n"
LIST = b"name,kind\nSelma Quistorp,person\nDavrin Ostholt,person\n"


def upload(browser: Browser, path: str, file: str, data: bytes, **fields: str) -> Response:
    browser.client.get("/account")
    token = browser.client.cookies["csrftoken"]
    return browser.client.post(path, data={"_csrf_token": token, **fields}, files={"files": (file, data, "text/csv")})


def loaded(browser: Browser) -> str:
    for _ in range(400):
        page = text_of(browser.see("/files"))
        if "is loading" not in page:
            return page
        time.sleep(0.05)
    raise AssertionError("it is still loading")


def test_warnings_are_imported_and_a_second_time_changes_nothing(shop: BrowserShop, office: Office) -> None:
    dora = shop.signed_in("Dora")

    assert upload(dora, "/files/warnings", "calls.csv", WARNINGS).status_code == 200
    assert "2 rows read: 2 accepted, 0 duplicate, 0 refused" in loaded(dora)
    upload(dora, "/files/warnings", "calls.csv", WARNINGS)
    assert "2 rows read: 0 accepted, 2 duplicate, 0 refused" in loaded(dora)
    assert len(list(office.desk.reports.listed())) == 2
    assert dora.client.get("/files/state").status_code == 204


def test_a_list_is_loaded_by_the_person(shop: BrowserShop) -> None:
    ada = shop.signed_in("Ada")

    upload(ada, "/files/lists", "own.csv", LIST, source="csv", name="harrowmere")

    assert "harrowmere: 2 entries" in loaded(ada)
    assert "harrowmere" in ada.see("/lists")
    assert "Ada" in text_of(shop.signed_in("Avi").see("/record/entries?person=Ada"))


def test_a_file_that_is_no_list_is_said_to_be_none(shop: BrowserShop) -> None:
    ada = shop.signed_in("Ada")

    upload(ada, "/files/lists", "own.csv", b"colour\nred\n", source="csv")

    assert "by Ada" in loaded(ada)
    assert "name" in loaded(ada)


def test_a_refused_file_of_posts_has_the_name_it_was_uploaded_under(shop: BrowserShop) -> None:
    ada = shop.signed_in("Ada")

    upload(ada, "/files/posts", "colours.csv", b"colour\nred\n")

    page = loaded(ada)
    assert "colours.csv: " in page
    assert "/dev/shm" not in page


def answers(page: str, **chosen: str) -> dict[str, Any]:
    """Return the fields of the form of columns as it stands, with these parts of a post given to the columns named."""
    rows = re.findall(r'<bdi>([^<]+)</bdi></label></td>\s*<td[^>]*><select [^>]*name="(\d+-\d+)">(.*?)</select>', page, re.DOTALL)
    selected = {field: "".join(re.findall(r'value="(\w*)" selected', options)) for _, field, options in rows}
    return selected | {field: part for name, field, _ in rows for part, column in chosen.items() if name == column}


def test_which_of_two_fitting_columns_is_the_text_is_asked_before_a_load(shop: BrowserShop, office: Office, tmp_path: Path) -> None:
    ada = shop.signed_in("Ada")

    upload(ada, "/files/posts", "fans.csv", table(tmp_path).read_bytes())
    page = ada.see("/files")
    assert "fans.csv : nothing of it is loaded yet" in text_of(page)
    assert BIOGRAPHY[:40] in text_of(page)
    assert office.desk.posts.loads() == []

    ada.send("/files/posts/columns", **answers(page, text="tweets"))
    assert "6 posts read: 6 accepted, 0 duplicate, 0 refused" in loaded(ada)
    upload(ada, "/files/posts", "fans.csv", table(tmp_path).read_bytes())
    assert "6 posts read: 0 accepted, 6 duplicate, 0 refused" in loaded(ada)
    assert "nothing of it is loaded yet" not in text_of(ada.see("/files"))


def test_a_choice_can_be_made_anew(shop: BrowserShop, office: Office, tmp_path: Path) -> None:
    ada = shop.signed_in("Ada")
    upload(ada, "/files/posts", "fans.csv", table(tmp_path).read_bytes())
    ada.send("/files/posts/columns", **answers(ada.see("/files"), text="description"))
    loaded(ada)

    upload(ada, "/files/posts", "fans.csv", table(tmp_path).read_bytes(), ask="yes")
    page = ada.see("/files")
    assert "text" in answers(page).values()
    ada.send("/files/posts/columns", **answers(page, text="tweets", account_id="name"))
    loaded(ada)

    assert {"text": "tweets", "account_id": "name"}.items() <= next(iter(office.desk.posts.remembered_columns().values())).items()


def test_a_needed_column_that_no_name_tells_is_asked_for(shop: BrowserShop) -> None:
    ada = shop.signed_in("Ada")

    upload(
        ada,
        "/files/posts",
        "odd.csv",
        b"who,moment,said\n,2026-03-01 10:00,They meet at the mill tomorrow evening.\n7,2026-03-01 10:00,No.\n",
    )
    page = ada.see("/files")

    assert "Not plain from the file: account that posted it." in text_of(page)
    assert "account_id" not in answers(page).values()
    assert "choose the column for: account that posted it" in text_of(ada.send("/files/posts/columns", 422, **answers(page)))
    ada.send("/files/posts/columns", **answers(page, account_id="who"))
    assert "2 posts read" in loaded(ada)


def test_files_that_wait_for_an_answer_can_be_dropped_and_no_wrong_answer_is_taken(
    shop: BrowserShop, office: Office, tmp_path: Path
) -> None:
    ada = shop.signed_in("Ada")
    upload(ada, "/files/posts", "fans.csv", table(tmp_path).read_bytes())
    page = ada.see("/files")

    text = next(field for field, part in answers(page).items() if part == "text")
    assert "choose the column for: text" in text_of(ada.send("/files/posts/columns", 422, **{**answers(page), text: ""}))
    two = dict.fromkeys((field for field, part in answers(page).items() if part != "text"), "text")
    assert "two columns are chosen as text of the post" in text_of(ada.send("/files/posts/columns", 422, **two))
    assert "a post has no part 'spam'" in text_of(ada.send("/files/posts/columns", 422, **{**answers(page), text: "spam"}))
    assert "nothing of it is loaded yet" in text_of(ada.see("/files"))

    ada.send("/files/posts/columns", drop="yes")
    assert "nothing of it is loaded yet" not in text_of(ada.see("/files"))
    assert "choose it again" in text_of(ada.send("/files/posts/columns", 409, **answers(page)))
    assert office.desk.posts.loads() == []


@pytest.mark.parametrize("path", ["/files/posts", "/files/warnings"])
def test_of_several_files_the_refused_ones_are_named(shop: BrowserShop, path: str) -> None:
    ada = shop.signed_in("Ada" if path == "/files/posts" else "Dora")
    ada.client.get("/account")
    posts = b"id,user_id,created_at,text,lang\n1,77,2026-03-01 10:00,They meet at the mill tomorrow.,en\n"
    files = [("files", ("good.csv", posts, "text/csv")), ("files", ("empty.csv", b"", "text/csv"))]
    ada.client.post(path, data={"_csrf_token": ada.client.cookies["csrftoken"]}, files=files)

    assert "Refused rows are in empty.csv (1)" in loaded(ada)


def test_an_upload_needs_its_token_and_a_session(shop: BrowserShop, office: Office) -> None:
    dora = shop.signed_in("Dora")
    dora.client.get("/account")

    assert dora.client.post("/files/warnings", files={"files": ("a.csv", WARNINGS)}).status_code == 403
    assert dora.client.post("/files/warnings", data={"_csrf_token": "x"}, files={"files": ("a.csv", WARNINGS)}).status_code == 403
    assert shop.fresh().client.post("/files/warnings", files={"files": ("a.csv", WARNINGS)}).status_code in (401, 403, 415)
    assert dora.client.post("/account/password", files={"files": ("a.csv", WARNINGS)}).status_code == 415
    assert list(office.desk.reports.listed()) == []


def test_no_file_and_too_many_bytes_are_refused(shop: BrowserShop, monkeypatch: pytest.MonkeyPatch) -> None:
    dora = shop.signed_in("Dora")
    assert "choose a file" in text_of(dora.send("/files/warnings", 422))

    monkeypatch.setattr(upload_forms, "MOST_BYTES", 10)
    answer = upload(dora, "/files/warnings", "calls.csv", WARNINGS)
    assert answer.status_code == 422
    assert "are larger than" in text_of(answer.text)


def test_a_form_takes_many_files_and_says_how_many(shop: BrowserShop, monkeypatch: pytest.MonkeyPatch) -> None:
    dora = shop.signed_in("Dora")
    dora.see("/files")
    token = {"_csrf_token": dora.client.cookies["csrftoken"]}
    files = [("files", (f"{number}.csv", f"text\nA van {number}\n".encode(), "text/csv")) for number in range(60)]
    dora.client.post("/files/warnings", data=token, files=files)
    assert "60 rows read" in loaded(dora)

    monkeypatch.setattr(upload_forms, "MOST_FILES", 50)
    answer = dora.client.post("/files/warnings", data=token, files=files)
    assert answer.status_code == 422
    assert "more than 50 files" in text_of(answer.text)


def test_files_are_handed_on_files_in_memory_and_stay_in_their_folder() -> None:
    sent = [Upload("../../etc/passwd", "", b"x"), Upload("..", "", b"y"), Upload("a\x00b" + 300 * "c", "", b"z")]
    with files_in_memory(sent) as paths:
        assert [path.name for path in paths] == ["passwd", "file", 60 * "c"]
        assert all(path.is_relative_to("/dev/shm") for path in paths)
        folder = paths[0].parents[1]
        assert folder.stat().st_mode & 0o077 == 0
    assert not folder.exists()


def test_a_rejected_row_becomes_one_report(shop: BrowserShop) -> None:
    dora = shop.signed_in("Dora")
    upload(dora, "/files/warnings", "calls.csv", b"text,received\nA van.,2026-03-01\n,2026-03-02\n")
    assert "1 refused" in loaded(dora)
    page = dora.see("/files/rejected")
    found = re.search(r"/files/rejected/(X-[0-9a-f]+)/taken-in", page)
    assert found
    sealed = text_of(shop.signed_in("Dan").see("/files/rejected"))
    assert "may name a source" in sealed
    assert "Read it and take it in" not in sealed

    first = dora.send(f"/files/rejected/{found[1]}/taken-in", text="Marek Dolny has a knife.")
    again = dora.send(f"/files/rejected/{found[1]}/taken-in", text="Marek Dolny has a knife.")

    assert "The row is a report now." in first
    assert re.findall(r"<h1>Report (R-\d+)", first) == re.findall(r"<h1>Report (R-\d+)", again)
    assert "Taken in as" in dora.see("/files/rejected")
    assert "rejected rows" in text_of(shop.signed_in("Avi").see("/record/entries"))


def test_a_backup_opens_with_its_key_alone(shop: BrowserShop, office: Office) -> None:
    dora = shop.signed_in("Dora")
    key = pyrage.x25519.Identity.generate()
    form = {"recipient": str(key.to_public()), "password": PASSWORD}

    assert dora.post("/backup/made", recipient="age1nonsense", password=PASSWORD).status_code == 422
    assert dora.post("/backup/made", **{**form, "password": "wrong wrong wrong"}).status_code == 403
    answer = dora.post("/backup/made", **form)

    assert answer.status_code == 200
    names = zipfile.ZipFile(io.BytesIO(pyrage.decrypt(answer.content, [key]))).namelist()
    assert "home/desk.key" in names
    assert [path.name for path in Path(office.desk.home).iterdir() if path.name.startswith("download-")] == []
    assert "sealed to age1" in text_of(shop.signed_in("Avi").see("/record/entries"))


def test_what_an_erasure_takes_is_told_before_to_those_who_may(shop: BrowserShop, office: Office) -> None:
    report = watched_report(office)
    owed = office.desk.duties.listed(report=report)

    told = text_of(shop.signed_in("Dora").see(f"/reports/{report}/erasure"))

    assert "become unreadable for everyone" in told
    assert all(duty.id in told for duty in owed)
    assert "knife" in text_of(shop.signed_in("Dora").see(f"/reports/{report}")), "nothing is erased yet"
    shop.signed_in("Nils").see(f"/reports/{report}/erasure", status=403)


def test_erasure_takes_the_password_again(shop: BrowserShop, office: Office) -> None:
    report = watched_report(office)
    dora = shop.signed_in("Dora")

    assert dora.post(f"/reports/{report}/erased", reason="asked for", password="wrong wrong wrong").status_code == 403
    assert "knife" in text_of(dora.see(f"/reports/{report}"))
    page = text_of(dora.send(f"/reports/{report}/erased", reason="asked for", password=PASSWORD))

    assert "The contents of the report were erased." in page
    assert "knife" not in page
