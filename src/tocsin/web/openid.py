"""An OpenID Connect provider, asked who somebody is: authorization code with PKCE (RFC 7636), the ID token checked.

Needs ``tocsin[oidc]``. Nothing is kept of the provider's tokens: they say once who signed in.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import quote, urlencode

from tocsin.domain.errors import PermissionDenied, Unavailable
from tocsin.extras import missing
from tocsin.settings import OpenId

_ALGORITHMS = ["RS256", "PS256", "ES256", "EdDSA"]
_SCOPE = "openid profile email"
_MINUTES = 10
_MOST = 1000
_LEEWAY = 60
_CLOSED = "the provider cannot be asked now: sign in with your password, or try again"


@dataclass(frozen=True, slots=True)
class Begun:
    """A sign-in that waits for the provider's answer; ``ticket`` is with the browser alone."""

    ticket: str
    state: str
    nonce: str
    verifier: str
    next: str
    at: float


class Provider:
    """One provider, as the settings name it. ``transport`` is how its server is reached; tests give their own."""

    def __init__(self, settings: OpenId, home: Path, transport: Any = None, seconds: Callable[[], float] = time.monotonic) -> None:
        self._settings = settings
        self._home = home
        self._transport = transport
        self._seconds = seconds
        self._lock = Lock()
        self._begun: OrderedDict[str, Begun] = OrderedDict()
        self._about: dict[str, Any] = {}

    @property
    def name(self) -> str:
        """Its address, by which it is known."""
        return self._settings.provider

    def begin(self, back: str, next_: str) -> tuple[Begun, str]:
        """A sign-in begun, and where to send the browser. ``back`` is the address it comes back to."""
        ticket, state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(4))
        begun = Begun(ticket, state, nonce, verifier, next_, self._seconds())
        asked = {"response_type": "code", "scope": _SCOPE, "client_id": self._settings.client, "redirect_uri": back, "state": begun.state}
        asked |= {"nonce": begun.nonce, "code_challenge": challenge(begun.verifier), "code_challenge_method": "S256"}
        with self._client() as client:
            to = self._described(client)["authorization_endpoint"]
        address = f"{to}{'&' if '?' in to else '?'}{urlencode(asked)}"
        with self._lock:
            self._begun[begun.ticket] = begun
            while len(self._begun) > _MOST:
                self._begun.popitem(last=False)
        return begun, address

    def finish(self, ticket: str, state: str, code: str, back: str) -> tuple[str, str]:
        """Who the provider says has signed in, and where they wanted to go; a ticket counts once."""
        with self._lock:
            begun = self._begun.pop(ticket, None)
        if begun is None or not secrets.compare_digest(begun.state.encode(), state.encode()):
            raise PermissionDenied("this sign-in was not begun in this browser: begin it again")
        if self._seconds() - begun.at > 60 * _MINUTES:
            raise PermissionDenied(f"this sign-in took more than {_MINUTES} minutes: begin it again")
        return self._who(self._token(begun, code, back), begun.nonce), begun.next

    def _token(self, begun: Begun, code: str, back: str) -> str:
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": back, "code_verifier": begun.verifier}
        secret = (self._home / self._settings.secret_file).read_text().strip() if self._settings.secret_file else ""
        # A client with a secret proves itself as RFC 6749, 2.3.1 says; one without is named in the form.
        proof = (quote(self._settings.client, safe=""), quote(secret, safe="")) if secret else None
        with self._client() as client:
            to = self._described(client)["token_endpoint"]
            answer = _json(client, "POST", to, data=form if proof else {**form, "client_id": self._settings.client}, auth=proof)
        token = answer.get("id_token")
        if not isinstance(token, str):
            raise PermissionDenied("the provider did not confirm this sign-in: begin it again")
        return token

    def _who(self, token: str, nonce: str) -> str:
        from joserfc import jwt
        from joserfc.errors import JoseError
        from joserfc.jwk import KeySet

        with self._client() as client:
            told: Any = _json(client, "GET", self._described(client)["jwks_uri"])
        keys = KeySet.import_key_set(told)
        rules = jwt.JWTClaimsRegistry(
            leeway=_LEEWAY,
            iss={"essential": True, "value": self._about["issuer"]},
            aud={"essential": True, "value": self._settings.client},
            nonce={"essential": True, "value": nonce},
            exp={"essential": True},
        )
        try:
            claims = jwt.decode(token, keys, algorithms=_ALGORITHMS).claims
            rules.validate(claims)
        except (JoseError, ValueError):
            raise PermissionDenied(
                "what the provider said about who signed in does not hold: begin again, and tell an administrator"
            ) from None
        named = claims.get(self._settings.claim)
        if not isinstance(named, str) or not named.strip():
            raise PermissionDenied(f"the provider did not say {self._settings.claim}: name another claim in tocsin.toml")
        return " ".join(named.split())

    def _described(self, client: Any) -> dict[str, Any]:
        """The provider's own description, asked for once; its issuer is the one the settings name."""
        if not self._about:
            about = _json(client, "GET", self._settings.provider.rstrip("/") + "/.well-known/openid-configuration")
            if about.get("issuer", "").rstrip("/") != self._settings.provider.rstrip("/"):
                raise Unavailable("the provider calls itself by another name than tocsin.toml does: check openid.provider")
            self._about = about
        return self._about

    def _client(self) -> Any:
        try:
            import httpx
            import joserfc  # noqa: F401  # refused now, not when the person comes back
        except ModuleNotFoundError as error:
            raise Unavailable(missing(error) or str(error)) from None
        return httpx.Client(transport=self._transport, timeout=10)


def challenge(verifier: str) -> str:
    """What the provider is told of a verifier before it is shown (RFC 7636, S256)."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def _json(client: Any, method: str, address: str, **options: Any) -> dict[str, Any]:
    """What the provider answers; nothing where it refuses."""
    import httpx

    try:
        answer = client.request(method, address, **options)
        if answer.status_code in (400, 401, 403):
            return {}
        answer.raise_for_status()
        told = answer.json()
    except (httpx.HTTPError, ValueError):
        raise Unavailable(_CLOSED) from None
    if not isinstance(told, dict):
        raise Unavailable(_CLOSED)
    return told
