"""The addresses of recruitment’s own pages."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
