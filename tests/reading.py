"""Pages as words to be looked through, without the marks that differ from answer to answer."""

import re

from django.http import HttpResponse

MARK = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


def words(answer: HttpResponse) -> str:
    """The words of a page without its forms' marks, in which any short code may stand by chance."""
    return without_marks(answer.content.decode())


def without_marks(page: str) -> str:
    """A page without its forms' marks."""
    return MARK.sub("", page)
