"""The only writers of posts, officials and who holds which post."""

from functools import partial
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from secretariat.areas.workforce.checks import OF_INCUMBENCIES, OF_POSTS
from secretariat.areas.workforce.models.holding import Incumbency
from secretariat.areas.workforce.models.people import Official, place_of
from secretariat.areas.workforce.models.posts import Post
from secretariat.areas.workforce.roles import May
from secretariat.engine.access.covering import Scope
from secretariat.engine.records.declaring import Action, Kind

OFFICIAL = ("code", "name", "given", "sex", "born", "entered", "account")
TITLES = ("title_en", "title_fr", "title_es")
POST = (
    "code",
    *TITLES,
    "grade",
    "family",
    "description",
    "unit",
    "station",
    "funding",
    "geographical",
    "continues",
    "starts",
    "ends",
)
INCUMBENCY = (
    "official",
    "post",
    "rank",
    "percent",
    "counts_for",
    "starts",
    "ends",
    "beginning",
    "ending",
)
WITHIN_UNIT, OF_POST = "unit__path", "post__unit__path"
OF_HER, OF_HERS = partial(place_of, "pk"), partial(place_of, "official")
"""Where an official belongs on a day, and what is kept about her."""


def _action(
    model: type[Model],
    may: May,
    scope: Scope,
    key: str,
    kind: Kind,
    title: object,
    told: object,
    **more: Any,
) -> Action:
    return Action(
        key=f"workforce.{key}",
        title=title,
        told=told,
        model=model,
        kind=kind,
        may=may,
        scope=scope,
        **more,
    )


_of_posts = partial(_action, Post, May.KEEP_POSTS, WITHIN_UNIT)
_of_incumbencies = partial(_action, Incumbency, May.KEEP_FILES, OF_POST)
_of_officials = partial(_action, Official, May.KEEP_FILES, OF_HER)

establish_posts = _of_posts(
    "establish_posts",
    Kind.ADD,
    _("Establish posts"),
    _("established this post"),
    fields=POST,
    checks=OF_POSTS,
)
correct_posts = _of_posts(
    "correct_posts",
    Kind.CHANGE,
    _("Correct posts"),
    _("corrected this post"),
    fields=POST,
    checks=OF_POSTS,
    needs_reason=True,
)
abolish_posts = _of_posts(
    "abolish_posts",
    Kind.CHANGE,
    _("Abolish posts"),
    _("abolished this post"),
    fields=("ends",),
    checks=OF_POSTS,
)
strike_posts = _of_posts(
    "strike_posts",
    Kind.REMOVE,
    _("Strike posts recorded by mistake"),
    _("struck this post, recorded by mistake"),
    needs_reason=True,
)

appoint = _of_incumbencies(
    "appoint",
    Kind.ADD,
    _("Appoint to posts"),
    _("appointed the official to this post"),
    fields=INCUMBENCY,
    checks=OF_INCUMBENCIES,
)
correct_incumbencies = _of_incumbencies(
    "correct_incumbencies",
    Kind.CHANGE,
    _("Correct incumbencies"),
    _("corrected this incumbency"),
    fields=INCUMBENCY,
    checks=OF_INCUMBENCIES,
    needs_reason=True,
)
end_incumbencies = _of_incumbencies(
    "end_incumbencies",
    Kind.CHANGE,
    _("End incumbencies"),
    _("ended this incumbency"),
    fields=("ends", "ending"),
    checks=OF_INCUMBENCIES,
)
strike_incumbencies = _of_incumbencies(
    "strike_incumbencies",
    Kind.REMOVE,
    _("Strike incumbencies recorded by mistake"),
    _("struck this incumbency, recorded by mistake"),
    needs_reason=True,
)

add_officials = _of_officials(
    "add_officials", Kind.ADD, _("Add officials"), _("added this official"), fields=OFFICIAL
)
amend_officials = _of_officials(
    "amend_officials",
    Kind.CHANGE,
    _("Amend officials"),
    _("amended this official’s file"),
    fields=OFFICIAL,
)
strike_officials = _of_officials(
    "strike_officials",
    Kind.REMOVE,
    _("Strike officials added by mistake"),
    _("struck this official, added by mistake"),
    needs_reason=True,
)

ACTIONS = (
    establish_posts,
    correct_posts,
    abolish_posts,
    strike_posts,
    appoint,
    correct_incumbencies,
    end_incumbencies,
    strike_incumbencies,
    add_officials,
    amend_officials,
    strike_officials,
)
