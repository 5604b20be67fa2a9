"""Sign-in with an OpenID Connect provider: authorization code with PKCE (RFC 7636), and checks of the ID token.

Needs ``tocsin[oidc]``. The provider's tokens are used once and not stored.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import quote, urlencode

from tocsin.domain.errors import PermissionDenied, Unavailable
from tocsin.extras import unavailable
from tocsin.settings import OpenId

_ALGORITHMS = ["RS256", "PS256", "ES256", "EdDSA"]
_SCOPE = "openid profile email"
_MINUTES = 10
_MOST = 1000
_LEEWAY = 60
_CLOSED = "the provider cannot be asked now: sign in with your password, or try again"


@dataclass(frozen=True, slots=True)
class Begun:
    """A sign-in that waits for the provider's answer. Only the browser has ``ticket``."""

    ticket: str
    state: str
    nonce: str
    verifier: str
    next: str
    at: float


@dataclass(frozen=True, slots=True)
class Vouched:
    """The person whom the provider vouches for. ``identity`` is their lasting id there: issuer and sub."""

    name: str
    identity: str


class Provider:
    """The provider of the settings. Tests pass a ``transport`` that stands for its server."""

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
        """Return the provider's address."""
        return self._settings.provider

    def begin(self, back: str, next_: str) -> tuple[Begun, str]:
        """Begin a sign-in. Return it and the address to send the browser to. ``back`` is the address to return to."""
        ticket, state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(4))
        begun = Begun(ticket, state, nonce, verifier, next_, self._seconds())
        parameters = {
            "response_type": "code",
            "scope": _SCOPE,
            "client_id": self._settings.client,
            "redirect_uri": back,
            "state": begun.state,
        }
        parameters |= {"nonce": begun.nonce, "code_challenge": challenge(begun.verifier), "code_challenge_method": "S256"}
        with self._client() as client:
            to = self._described(client)["authorization_endpoint"]
        address = f"{to}{'&' if '?' in to else '?'}{urlencode(parameters)}"
        with self._lock:
            self._begun[begun.ticket] = begun
            while len(self._begun) > _MOST:
                self._begun.popitem(last=False)
        return begun, address

    def finish(self, ticket: str, state: str, code: str, back: str) -> tuple[Vouched, str]:
        """Return who signed in at the provider, and the page they wanted. A ticket counts once."""
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

    def _who(self, token: str, nonce: str) -> Vouched:
        """Check the ID token (OpenID Connect Core, 3.1.3.7) and return whom it names. Raises :class:`PermissionDenied`."""
        from joserfc import jwt
        from joserfc.errors import JoseError
        from joserfc.jwk import KeySet

        with self._client() as client:
            key_set: Any = _json(client, "GET", self._described(client)["jwks_uri"])
        keys = KeySet.import_key_set(key_set)
        rules = jwt.JWTClaimsRegistry(
            leeway=_LEEWAY,
            iss={"essential": True, "value": self._about["issuer"]},
            aud={"essential": True, "value": self._settings.client},
            nonce={"essential": True, "value": nonce},
            exp={"essential": True},
            sub={"essential": True},
        )
        try:
            claims = jwt.decode(token, keys, algorithms=_ALGORITHMS).claims
            rules.validate(claims)
            _require_audience(claims, self._settings.client)
        except (JoseError, ValueError):
            raise PermissionDenied(
                "what the provider said about who signed in does not hold: begin again, and tell an administrator"
            ) from None
        name, subject = claims.get(self._settings.claim), claims.get("sub")
        if self._settings.claim == "email" and claims.get("email_verified") is not True:
            raise PermissionDenied("the provider did not verify your e-mail address: verify it there, and begin again")
        if not isinstance(subject, str) or not subject:
            raise PermissionDenied("the provider did not say who signed in: tell an administrator")
        if not isinstance(name, str) or not name.strip():
            raise PermissionDenied(f"the provider did not say {self._settings.claim}: tell an administrator, who can name another claim")
        return Vouched(" ".join(name.split()), f"{self._about['issuer']} {subject}")

    def _described(self, client: Any) -> dict[str, Any]:
        """Return the provider's description, fetched once. Its issuer must be the one of the settings."""
        if not self._about:
            about = _json(client, "GET", self._settings.provider.rstrip("/") + "/.well-known/openid-configuration")
            if about.get("issuer", "").rstrip("/") != self._settings.provider.rstrip("/"):
                raise Unavailable("the provider calls itself by another name than the settings do: tell an administrator")
            self._about = about
        return self._about

    def _client(self) -> Any:
        try:
            import httpx
            import joserfc  # noqa: F401  # raises now, not when the browser returns
        except ModuleNotFoundError as error:
            raise unavailable(error) from None
        return httpx.Client(transport=self._transport, timeout=10)


def challenge(verifier: str) -> str:
    """Return the code challenge of a verifier (RFC 7636, S256)."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def _require_audience(claims: Mapping[str, Any], client: str) -> None:
    """Check that the token was issued to this client alone. Raises :class:`ValueError`."""
    audience, party = claims.get("aud"), claims.get("azp")
    others = isinstance(audience, list) and any(entry != client for entry in audience)
    if others or (party is not None and party != client):
        raise ValueError("issued to another client")


def _json(client: Any, method: str, address: str, **options: Any) -> dict[str, Any]:
    """Return the provider's answer, empty where it refuses. Raises :class:`Unavailable`."""
    import httpx

    try:
        answer = client.request(method, address, **options)
        if answer.status_code in (400, 401, 403):
            return {}
        answer.raise_for_status()
        content = answer.json()
    except (httpx.HTTPError, ValueError):
        raise Unavailable(_CLOSED) from None
    if not isinstance(content, dict):
        raise Unavailable(_CLOSED)
    return content
