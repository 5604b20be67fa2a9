"""Files of Google's Takeout that look like posts and are none."""

from __future__ import annotations

from tocsin.ingest.posts.format import PostFormat, has
from tocsin.ingest.posts.json_objects import one_each

FORMATS = (PostFormat("google-activity", one_each(lambda _: None), has("header", "title", "time", "products")),)
"""Records of what an account searched for and watched: each is rejected, since nobody published it."""
