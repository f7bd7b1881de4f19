"""What each page is given: frozen dataclasses, the contract between views and templates.

Everything is worded and formatted by the view: templates only place it. Texts may be safe HTML
where a docstring says so. A page's template gets `frame` (a `Frame`) and `page` (the page's own
class); the class says which template shows it.
"""
