"""Filters for the templates: the formats of `secretariat.web.formats` by name."""

from django import template

from secretariat.web import formats

register = template.Library()
register.filter("number", formats.number)
register.filter("share", formats.share)
register.filter("change", formats.change)
register.filter("day", formats.day)
register.filter("short_day", formats.short_day)
register.filter("month", formats.month)
register.filter("moment", formats.moment)
