"""Reclassifying or moving a post: asked once, written at once."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.areas.workforce.models.posts import Post
from secretariat.areas.workforce.roles import May
from secretariat.areas.workforce.standing.continuing import continue_post, continue_posts
from secretariat.engine.access.decisions import nothing_here, require
from secretariat.kernel.errors import BadInput, Conflict, ProductError, Refused
from secretariat.web import wording
from secretariat.web.asking import actor, sight, today
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Form
from secretariat.web.contexts.workflows import MovePage
from secretariat.web.frames import frame
from secretariat.web.links import register_page
from secretariat.web.pages.actions import NOTHING, reason_field
from secretariat.web.records.forms import Typed, fields, typed

Posted = Mapping[str, str]


def continue_page(request: HttpRequest, code: str) -> HttpResponse:
    """Ask what of a post is other from which day on, and write all that this means in one act."""
    post = Post.objects.select_related("unit", "grade").filter(code=code).first()
    if post is None:
        raise nothing_here()
    require(actor(request), May.KEEP_POSTS, scope=post.unit.path, on=today())
    if request.method != "POST":
        return _shown(request, post, None)
    posted = {name: str(value) for name, value in request.POST.items()}
    found = typed(continue_posts, posted, sees=sight(request), record=post)
    if found.errors:
        return _shown(request, post, posted, found=found)
    by, reason = actor(request), posted.get("reason", "")
    try:
        made = continue_post(post, found.values, by=by, on=today(), reason=reason)
    except (BadInput, Conflict, Refused) as error:
        return _shown(request, post, posted, found=found, wrong=error)
    told = {"old": post.code, "new": made.code}
    messages.success(request, _("%(new)s continues %(old)s, and whoever held it holds it.") % told)
    return redirect("workforce-post", made.code)


def _shown(
    request: HttpRequest,
    post: Post,
    posted: Posted | None,
    *,
    found: Typed = NOTHING,
    wrong: ProductError | None = None,
) -> HttpResponse:
    page = MovePage(
        title=_("Reclassify or move %(post)s") % {"post": post.code},
        sentence=_(
            "One act writes all of it or nothing: this post ends the day before, another continues "
            "it, and whoever holds it holds the other from its first day on."
        ),
        notice=None,
        form=_form(request, post, posted, found, wrong),
        way_back=_way_back(post),
    )
    trail = (Link(label=_("Posts"), url=register_page("posts")), _way_back(post))
    given = {"frame": frame(request, page.title, place="registers", trail=trail), "page": page}
    status = BadInput.status if found.errors else getattr(wrong, "status", 200)
    return render(request, "secretariat/move.html", given, status=status)


def _form(
    request: HttpRequest,
    post: Post,
    posted: Posted | None,
    found: Typed,
    wrong: ProductError | None,
) -> Form:
    """Everything as it is now, but for the code and the first day, which are always others."""
    same = [name for name in continue_posts.fields if name not in {"code", "starts"}]
    begins = Post(**{name: getattr(post, name) for name in same})
    return Form(
        action="",
        fields=(
            *fields(continue_posts, begins, posted, found, sees=sight(request)),
            *reason_field(continue_posts, posted),
        ),
        submit=_("Reclassify or move"),
        errors=wording.said(wrong) if wrong else (),
        cancel=Link(label=_("Cancel"), url=_way_back(post).url),
    )


def _way_back(post: Post) -> Link:
    return Link(label=str(post), url=reverse("workforce-post", args=[post.code]))
