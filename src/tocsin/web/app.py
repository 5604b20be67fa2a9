"""Assembly of the desk's web application: routes, middleware, headers and limits."""

from __future__ import annotations

import time
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from litestar import Litestar, Request, Router
from litestar.config.csrf import CSRFConfig
from litestar.datastructures import MutableScopeHeaders, State
from litestar.di import Provide
from litestar.middleware import DefineMiddleware
from litestar.middleware.rate_limit import RateLimitConfig
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.static_files import create_static_files_router
from litestar.stores.memory import MemoryStore
from litestar.template import TemplateConfig
from litestar.types import Message, Scope

from tocsin import __version__
from tocsin.desk import Desk
from tocsin.web import (
    admin,
    alerts,
    api,
    calls,
    columns,
    copies,
    dossier,
    drills,
    entries,
    exports,
    fairness,
    figures,
    first_use,
    items,
    loading,
    monitoring,
    not_read,
    notices,
    proposals,
    queue,
    report,
    reports,
    retention,
    search,
    second_step,
    series,
    settings,
    setup,
    sign_in,
    storm_pictures,
    storms,
    subject,
    subject_files,
)
from tocsin.web.body_limits import Bodies, BodyLimits
from tocsin.web.first_use import SetupLink
from tocsin.web.live_queue import LiveQueue
from tocsin.web.openid import Provider
from tocsin.web.pages import FOLDER, engine, error_pages
from tocsin.web.post_columns import WaitingFiles
from tocsin.web.refill_forms import RefillForms
from tocsin.web.security import HEADERS, PUBLIC, VISIT_COOKIE, LoginSessions, signed_in, web_secret
from tocsin.web.throttle import Throttle
from tocsin.web.unreadable import UnreadablePaths
from tocsin.web.upload_forms import MOST_BYTES, UploadForms, is_upload

LARGEST = 1024 * 1024
"""Largest form of a signed-in person, in bytes."""
_LARGEST_SIGN_IN = 64 * 1024
_YEAR = 365 * 24 * 3600
_PER_SECOND = 40
_STATIC = "^/static/"
_REQUESTS = "requests"
_PARTS = ("desk", "throttle", "provider", "setup_link", "board", "loader", "waiting", "measurement")
"""Parts of the application's state that handlers take as parameters, by name."""

HANDLERS = (
    sign_in.sign_in_page,
    sign_in.sign_in,
    sign_in.to_provider,
    sign_in.from_provider,
    sign_in.sign_out,
    sign_in.account,
    sign_in.password,
    second_step.second_step,
    first_use.first_page,
    first_use.first_lead,
    first_use.welcome_page,
    first_use.welcome,
    setup.checklist,
    setup.step,
    setup.add_teams,
    setup.add_people,
    settings.settings_page,
    settings.change_desk,
    settings.change_door,
    settings.change_mail,
    settings.change_notices,
    settings.load_catalogues,
    settings.send_test_mail,
    settings.accept_settings,
    settings.backup_page,
    settings.make_backup,
    loading.files,
    loading.files_state,
    loading.load_warnings,
    loading.load_posts,
    loading.choose_columns,
    loading.load_list,
    loading.rejected_rows,
    loading.rejected_json,
    loading.rejected_csv,
    loading.take_in_row,
    columns.columns,
    columns.columns_of_table,
    columns.preview_table,
    columns.correct_table,
    columns.columns_of_posts,
    columns.preview_posts,
    columns.correct_posts,
    queue.home,
    queue.unknown_address,
    queue.queue,
    queue.acknowledge_read,
    queue.together,
    queue.answer_together,
    queue.take_back_several,
    queue.rows,
    queue.duty,
    reports.reports,
    reports.reports_json,
    reports.reports_csv,
    report.report_page,
    report.source,
    report.file,
    report.answer,
    report.take_back,
    report.tried,
    report.moved,
    report.deliver,
    report.note,
    report.add_contact,
    report.grade,
    report.handling,
    report.priority,
    report.link,
    report.unlink,
    report.distinguish,
    report.erasure,
    report.erase,
    report.translate_by_model,
    report.listen_by_model,
    report.mailbox,
    report.write,
    calls.calls,
    calls.begin,
    calls.call,
    calls.save,
    calls.finish,
    calls.discard,
    calls.take_back,
    subject.subjects,
    subject.suggested,
    subject_files.subjects_json,
    subject_files.subjects_csv,
    subject.add,
    subject.subject_page,
    subject.network,
    subject.status,
    subject.confirm_lowering,
    subject.refuse_lowering,
    subject.watch,
    subject.approve_watch,
    subject.decline_watch,
    subject.unwatch,
    subject.merge,
    subject.split,
    not_read.parts,
    proposals.names,
    proposals.names_json,
    proposals.names_csv,
    proposals.same,
    proposals.accept,
    proposals.decline,
    subject.report_knowledge,
    subject.subject_knowledge,
    copies.copies,
    copies.report_copies,
    copies.bank,
    copies.retire,
    copies.picture,
    copies.beside,
    copies.variants,
    copies.over,
    copies.subject_copies,
    storms.storms,
    storms.campaign,
    storms.state,
    storms.storm,
    storms.measure,
    storms.reported,
    storms.storm_file,
    storm_pictures.storm_picture,
    admin.people,
    admin.add_person,
    admin.add_team,
    admin.away,
    admin.remove,
    admin.invite,
    admin.lost_device,
    admin.lists,
    admin.record,
    admin.verify,
    admin.reconcile,
    admin.receipt,
    items.items,
    items.add_item,
    items.item,
    items.item_posters,
    items.decide,
    items.confirm_decision,
    items.refuse_decision,
    items.contest_decision,
    items.draft_notice,
    items.keep_copy,
    items.open_copy,
    alerts.alerts,
    alerts.draft_alert,
    alerts.alert,
    alerts.approve_alert,
    alerts.send_alert,
    alerts.show_code,
    alerts.acknowledge_alert,
    alerts.reply_alert,
    alerts.close_alert,
    alerts.recipients,
    alerts.add_recipient,
    alerts.add_contact,
    alerts.retire_recipient,
    notices.notices,
    notices.notice,
    notices.approve_notice,
    notices.send_notice,
    notices.notice_event,
    notices.observe_notice,
    notices.close_notice,
    notices.groups,
    notices.record_answer,
    notices.set_answer_aside,
    notices.confirm_suggestion,
    notices.dismiss_suggestion,
    series.series_page,
    series.decide_series,
    series.take_back_series,
    retention.retention_page,
    retention.decide_retention,
    retention.hold_report,
    retention.end_hold,
    retention.subject_access,
    retention.correct_report,
    drills.drills,
    drills.begin_drill,
    drills.end_drill,
    dossier.subject_dossier,
    dossier.report_dossier,
    figures.figures_page,
    fairness.fairness_page,
    figures.figures_json,
    figures.figures_csv,
    figures.publish_figures,
    entries.entries_page,
    entries.entries_json,
    entries.entries_csv,
    search.search_page,
    search.search_json,
    search.searches,
    api.api,
    monitoring.health,
    monitoring.metrics,
    *exports.LISTS,
)


def create_app(
    desk: Desk, seconds: Callable[[], float] = time.monotonic, provider: Provider | None = None, setup_link: SetupLink | None = None
) -> Litestar:
    """Return the web application of a desk.

    ``seconds`` is the steady clock of delays and caches. ``provider`` replaces the one of the settings.
    ``setup_link`` opens the set-up of a new desk.
    """
    app = Litestar(
        route_handlers=[
            Router("/", route_handlers=deepcopy(HANDLERS)),
            create_static_files_router("/static", [FOLDER / "static"], opt={PUBLIC: True}),
        ],
        guards=[signed_in],
        middleware=[DefineMiddleware(LoginSessions, exclude=_STATIC), _rate_limit().middleware],
        csrf_config=CSRFConfig(secret=web_secret(desk.home), cookie_samesite="lax", cookie_httponly=True, exclude=_STATIC),
        dependencies={name: _from_state(name) for name in _PARTS},
        exception_handlers=error_pages(),
        template_config=TemplateConfig(instance=engine(lambda: app.state.desk.zone)),
        openapi_config=_described(),
        include_in_schema=False,
        request_max_body_size=LARGEST,
        before_send=[_harden],
        logging_config=None,
        debug=False,
    )
    serve_desk(app, desk, seconds, provider, setup_link)
    forms = UploadForms(RefillForms(app.asgi_handler), lambda token: app.state.desk.sign_in.who(token, acts=False) is not None)
    app.asgi_handler = UnreadablePaths(BodyLimits(forms, _most_body, Bodies(), forms_only=True, uploads=is_upload))
    return app


def serve_desk(
    app: Litestar, desk: Desk, seconds: Callable[[], float], provider: Provider | None = None, setup_link: SetupLink | None = None
) -> None:
    """Let an application serve this desk, with nothing in memory of one that it served before. Parameters as of :func:`create_app`."""
    secret = web_secret(desk.home)
    openid = desk.services.settings.openid
    assert app.csrf_config
    app.csrf_config.secret = secret
    app.stores.register(_REQUESTS, MemoryStore(), allow_override=True)
    app.state.update(
        desk=desk,
        throttle=Throttle(secret, desk.sign_in.tries, seconds),
        provider=provider or (Provider(openid, desk.home, seconds=seconds) if openid.provider else None),
        setup_link=setup_link,
        board=LiveQueue(seconds),
        loader=loading.Loader(),
        waiting=WaitingFiles(),
        measurement=storms.Measurement(),
    )


def _from_state(name: str) -> Provide:
    """Return the dependency that handlers get by this name: a part of the application's state."""

    def part(state: State) -> Any:
        return state[name]

    return Provide(part, sync_to_thread=False)


def _described() -> OpenAPIConfig:
    """Return the settings of the API description, which is served as JSON."""
    plugin = JsonRenderPlugin(path="/openapi.json")
    return OpenAPIConfig("Tocsin", __version__, path="/api", use_handler_docstrings=True, render_plugins=[plugin])


def _rate_limit() -> RateLimitConfig:
    """Return the rate limit: by person, or by address while nobody is signed in. It is counted in memory only."""
    return RateLimitConfig(
        ("second", _PER_SECOND), exclude=[_STATIC], identifier_for_request=_asker, set_rate_limit_headers=False, store=_REQUESTS
    )


def _asker(request: Request) -> str:  # type: ignore[type-arg]  # as above
    visitor = request.scope.get("user")
    return f"person {visitor.name}" if visitor else f"address {request.client.host if request.client else ''}"


async def _harden(message: Message, scope: Scope) -> None:
    """Add the security headers that a handler has not set itself. Over HTTPS, also HSTS and Secure on every cookie."""
    if message["type"] != "http.response.start":
        return
    headers = MutableScopeHeaders.from_message(message)
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    if scope["scheme"] == "https":
        headers.setdefault("Strict-Transport-Security", f"max-age={_YEAR}")
        headers.headers[:] = [(name, _secure(value) if name.lower() == b"set-cookie" else value) for name, value in headers.headers]
    headers.setdefault("Cache-Control", "max-age=3600" if scope["path"].startswith("/static/") else "no-store")


def _secure(cookie: bytes) -> bytes:
    return cookie if b"; secure" in cookie.lower() else cookie + b"; Secure"


def _most_body(scope: Scope) -> int:
    """Return the largest form of a request: small for those without a session cookie."""
    if is_upload(scope):
        return MOST_BYTES + LARGEST
    cookies = b";".join(value for name, value in scope["headers"] if name == b"cookie")
    return LARGEST if f"{VISIT_COOKIE}=".encode() in cookies else _LARGEST_SIGN_IN
