"""The founding story from raw files: every call found, every figure right, and a brief that fits on a few pages."""

from __future__ import annotations

import subprocess
from base64 import b64encode
from dataclasses import replace
from pathlib import Path
from shutil import which
from zipfile import ZipFile

import pytest

from tests.unit.analysis.lakes import lake_of
from tests.unit.analysis.stories import CHANNEL, Week, written
from tocsin.analysis.brief import Brief, BriefRequest, brief_of, write
from tocsin.analysis.brief.campaign_section import sections
from tocsin.analysis.campaigns.instances import channel_posts
from tocsin.analysis.campaigns.run import campaign
from tocsin.analysis.storms.request import StormRequest
from tocsin.domain.campaign import Campaign
from tocsin.ingest.posts import read_posts
from tocsin.lake import Lake

Story = tuple[Lake, list[Week]]


@pytest.fixture(scope="module", params=[False, True], ids=["storm posts only", "with other posts"])
def story(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Story:
    folder = tmp_path_factory.mktemp("story")
    weeks = written(folder, others=request.param)
    lake = Lake(folder / "lake")
    lake.append(batch for path in sorted(folder.glob("*.json")) for batch in read_posts(path))
    return lake, weeks


@pytest.fixture(scope="module")
def found(story: Story) -> Campaign:
    return campaign(story[0], CHANNEL, subscribers=300)


def test_every_call_is_an_instance_whatever_its_wording(story: Story, found: Campaign) -> None:
    assert [sorted(value for kind, value, _ in i.objects if kind == "hashtag") for i in found.instances] == [
        sorted(tag.lower() for tag in week.tags) for week in story[1]
    ]
    assert all(len(instance.calls) == 1 and 19 < instance.calls[0].hours_before < 21 for instance in found.instances)


def test_the_figures_of_each_instance_are_those_of_the_files(story: Story, found: Campaign) -> None:
    for instance, week in zip(found.instances, story[1], strict=True):
        response = instance.response
        assert (response.mentions, response.accounts) == (week.posts, week.accounts)
        assert response.posters is not None
        assert response.posters.value == pytest.approx(week.posters / week.posts, abs=1e-4)
        assert sum(count for _, count in response.languages) == week.posts
        assert sum(instance.hours) == week.posts
    assert found.instances[0].response.seen_earlier is None
    later = found.instances[1].response.seen_earlier
    assert later is not None
    assert 0.5 < later.value < 1


def test_the_total_counts_each_post_and_account_once(story: Story, found: Campaign) -> None:
    assert found.total is not None
    assert found.total.mentions == sum(week.posts for week in story[1])
    assert found.total.accounts < sum(week.accounts for week in story[1])
    assert found.per_subscriber == found.total.mentions / 300
    assert found.own_posts == 25


def test_without_pictures_and_subscribers_the_figures_are_not_known_instead_of_zero(tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    written(bare, weeks=2)
    for path in bare.glob("page_*.json"):
        text = path.read_text("utf-8").replace('"attachments"', '"left_out"')
        path.write_text(text, "utf-8")
    lake = Lake(bare / "lake")
    lake.append(batch for path in sorted(bare.glob("*.json")) for batch in read_posts(path))
    found = campaign(lake, CHANNEL)
    assert all(instance.response.posters is None for instance in found.instances)
    assert {"posters", "subscribers"} <= {what for what, _ in found.missing}


def test_a_picture_is_named_by_its_whole_file_name_in_any_script(tmp_path: Path) -> None:
    def tweet(number: int, picture: str) -> dict[str, object]:
        return {"account_id": f"u{number}", "platform": "x", "time": 86_400_000 + number * 1000, "text": "look", "images": [picture]}

    words = ["poster.jpg today", "my_poster.jpg", "请转发poster.jpg。"]
    calls = [{"channel": "c", "platform": "telegram", "time": 1000 * at, "text": text} for at, text in enumerate(words)]
    lake = lake_of(tmp_path, [*calls, *(tweet(number, "poster.jpg") for number in range(6))])
    named = channel_posts(lake, "c")
    texts = {row["post"]: row["text"] for row in named.table.to_pylist()}
    assert sorted(texts[post] for post in named.named) == sorted([words[0], words[2]])


@pytest.fixture(scope="module")
def brief(story: Story) -> Brief:
    storms = StormRequest(on=("hashtag",), source_channel=CHANNEL, subscribers=300, top=5)
    return brief_of(story[0], BriefRequest(storms, permutations=1))


def test_eight_questions_are_answered_by_the_first_page_alone(story: Story, found: Campaign, brief: Brief, tmp_path: Path) -> None:
    page = write(brief, tmp_path / "story.html")[0].read_text("utf-8")
    summary = page.split('<section id="summary">')[1].split("</section>")[0]
    weeks, posts = story[1], sum(week.posts for week in story[1])
    calls = [call.time for instance in found.instances for call in instance.calls]
    assert found.total is not None
    answers = {
        "Who called, and how many read the channel?": f"The channel {CHANNEL} with 300 subscribers",
        "How often, and from when to when?": f"called 12 times between {min(calls):%Y-%m-%d %H:%M} and {max(calls):%Y-%m-%d %H:%M} UTC",
        "How many posts followed, each counted once?": f"<dt>Posts that followed, each once</dt><dd>{posts:,} (counted",
        "How many accounts wrote them?": f"<dt>Accounts</dt><dd>{found.total.accounts:,} (counted)",
        "What was the largest response?": f"with {', '.join(f'#{tag.lower()}' for tag in weeks[-1].tags)}",
        "How many posts and accounts had it?": f"had {weeks[-1].posts:,} posts of {weeks[-1].accounts:,} accounts",
        "How many posts showed the channel's picture?": f"{100 * sum(week.posters for week in weeks) / posts:.1f} %",
        "What is not known?": "Not known: usual posts",
    }
    assert [question for question, answer in answers.items() if answer not in summary] == []


def test_the_first_page_answers_who_called_how_often_and_what_followed(story: Story, brief: Brief, tmp_path: Path) -> None:
    written_page, beside = write(brief, tmp_path / "story.html")
    page = written_page.read_text("utf-8")
    summary = page.split('<section id="summary">')[1].split("</section>")[0]
    assert f"The channel {CHANNEL} with 300 subscribers called 12 times" in summary
    assert f"{sum(week.posts for week in story[1]):,} posts" in summary
    assert "cannot be told" in summary
    assert summary.count("<dt>") == 5
    assert summary.count("<svg") == 1
    assert page.count('class="instance"') == 12
    assert len(page.encode()) + beside.stat().st_size < 1_000_000
    assert page.count('<img src="data:image/jpeg;base64,') == 0
    with ZipFile(beside) as archive:
        assert archive.namelist() == ["figures.json", "posts.csv", "edges.csv"]
        rows = archive.read("posts.csv").decode().splitlines()
    assert len(rows) > 1000
    assert sum(row.startswith('"storm"') for row in rows) == 1


def test_pictures_that_the_desk_has_stand_small_beside_their_instance(found: Campaign) -> None:
    objects = (("image", "picture:aa11", 9), ("image", "poster.png", 3), ("image", "picture:bb22", 2))
    instance = replace(found.instances[0], objects=objects)
    (section,) = sections(replace(found, instances=(instance,)), lambda digest: b"small" if digest == "aa11" else b"")
    assert section.count("<img") == 1
    assert f'src="data:image/jpeg;base64,{b64encode(b"small").decode()}"' in section


@pytest.mark.skipif(not which("chromium"), reason="chromium is not installed")
def test_the_brief_has_at_most_twelve_printed_pages(brief: Brief, tmp_path: Path) -> None:
    page, paper = write(brief, tmp_path / "story.html")[0], tmp_path / "story.pdf"
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    subprocess.run([*command, f"--print-to-pdf={paper}", page.as_uri()], check=True, capture_output=True, timeout=120)
    assert 3 <= paper.read_bytes().count(b"/Type /Page\n") <= 12
