"""The fields of an application: how they are asked for, and what is read from them."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secretariat.areas.recruitment.actions.sending import Filled
from secretariat.areas.recruitment.models.applying import Declared
from secretariat.areas.recruitment.models.outreach import Source
from secretariat.areas.recruitment.models.vacancies import Group as Constituents
from secretariat.areas.recruitment.pages.applying_contexts import Group
from secretariat.areas.reference.models import State
from secretariat.areas.workforce.models.describing import Education
from secretariat.areas.workforce.models.people import Official, Sex
from secretariat.web.contexts.frame import Option
from secretariat.web.contexts.parts import Field
from secretariat.web.formats import language

LONGEST: Final = 12_000  # characters of one answer; longer is a document to attach
PERSON: Final = ("name", "given", "email")
WEIGHED: Final = ("education", "years", "years_abroad")
TOLD: Final = ("degrees", "posts", "languages", "letter", "source")
DECLARED: Final = ("sex", "state", "born", "disability", "experience")
FIELDS: Final = (*PERSON, *WEIGHED, *TOLD, *DECLARED)
FROM_HER_FILE: Final = (*PERSON, "sex", "state", "born")
"""What an official is not asked, since her file says it."""


def sexes() -> tuple[tuple[str, str], ...]:
    """What somebody may state of herself: a word for one, where figures tell of many."""
    words = ((Sex.FEMALE, _("woman")), (Sex.MALE, _("man")), (Sex.OTHER, _("other")))
    return tuple((code.value, said) for code, said in words)


class ApplicationForm(forms.Form):
    """An application as it is typed; an official is not asked what her file says."""

    name = forms.CharField(label=gettext_lazy("Family name"), max_length=100)
    given = forms.CharField(label=gettext_lazy("Given names"), max_length=100, required=False)
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("Your link is sent there: by it you come back to what is yours."),
    )
    education = forms.ChoiceField(label=gettext_lazy("Highest education"))
    years = forms.IntegerField(
        label=gettext_lazy("Years of relevant experience"), min_value=0, max_value=60
    )
    years_abroad = forms.IntegerField(
        label=gettext_lazy("Of which at the international level"),
        help_text=gettext_lazy("The page of the vacancy says what counts."),
        min_value=0,
        max_value=60,
        required=False,
    )
    degrees = forms.CharField(
        label=gettext_lazy("Studies"),
        help_text=gettext_lazy("Degree, institution and year, one a line."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea,
    )
    posts = forms.CharField(
        label=gettext_lazy("Posts held"),
        help_text=gettext_lazy("Post, employer, from when to when, one a line."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea,
    )
    languages = forms.CharField(
        label=gettext_lazy("Languages"),
        help_text=gettext_lazy("Which you work in, and how well, one a line."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea,
    )
    letter = forms.CharField(
        label=gettext_lazy("Why you apply"), max_length=LONGEST, widget=forms.Textarea
    )
    source = forms.ModelChoiceField(
        Source.objects.none(),
        label=gettext_lazy("How you heard of the vacancy"),
        required=False,
    )
    sex = forms.ChoiceField(label=gettext_lazy("Sex"), required=False)
    state = forms.ModelChoiceField(
        State.objects.none(), label=gettext_lazy("Nationality"), required=False
    )
    born = forms.DateField(
        label=gettext_lazy("Date of birth"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    disability = forms.ChoiceField(label=gettext_lazy("Disability"), required=False)
    experience = forms.ChoiceField(
        label=gettext_lazy("Work for constituents"),
        help_text=gettext_lazy("The group for which you have worked, or worked most."),
        required=False,
    )

    def __init__(
        self,
        answers: Mapping[str, str],
        *,
        official: Official | None,
        on: date,
        shows_errors: bool = False,
    ) -> None:
        super().__init__(dict(answers))
        self.on, self.shows_errors = on, shows_errors
        self._offer("education", [("", _("Choose…")), *Education.choices])
        unsaid = [("", _("I would rather not say"))]
        self._offer("sex", [*unsaid, *sexes()])
        self._offer("disability", [*unsaid, *Declared.choices[:2]])
        self._offer("experience", [*unsaid, *Constituents.choices])
        self._choose("source", Source.objects.all(), f"name_{language()}")
        self._choose("state", State.objects.filter(former=False), f"name_{language()}")
        for name in FROM_HER_FILE if official else ():
            del self.fields[name]

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def _choose(self, name: str, rows: Any, order: str) -> None:
        """Offer records, fetched once where they are shown: the field's own way takes a cursor."""
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        offered = field.queryset = rows.order_by(order)
        unsaid = _("I would rather not say") if name == "state" else _("Choose…")
        field.choices = lambda: [("", unsaid), *((one.pk, str(one)) for one in offered.all())]

    def clean_born(self) -> date | None:
        """A day of birth lies in a past that somebody who applies can have."""
        born: date | None = self.cleaned_data["born"]
        if born is not None and not 14 <= self.on.year - born.year <= 100:
            raise forms.ValidationError(_("This is no date of birth of somebody who can apply."))
        return born

    def clean(self) -> dict[str, Any]:
        """Years at the international level are among the years."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if (found.get("years_abroad") or 0) > (found.get("years") or 0):
            self.add_error("years_abroad", _("It is more than all years of experience."))
        return found


def answers_of(posted: Mapping[str, str]) -> dict[str, str]:
    """What was typed, of fields the form knows, as far as it is kept at all."""
    return {name: str(posted.get(name, ""))[: LONGEST + 1] for name in FIELDS}


def filled(form: ApplicationForm, official: Official | None) -> Filled:
    """What a form that holds says, each part by the fields it goes into."""
    found = form.cleaned_data
    person: dict[str, Any] = {name: found[name] for name in PERSON if name in found}
    declared = {name: found[name] for name in DECLARED if found.get(name)}
    application = {name: found[name] for name in (*WEIGHED, *TOLD)}
    application["years_abroad"] = application["years_abroad"] or 0
    if official is not None:
        person = _named_by_file(official)
        declared = {**declared, **_declared_by_file(official, form.on)}
    return Filled(person=person, application=application, declaration=declared)


def _named_by_file(official: Official) -> dict[str, Any]:
    address = official.account.email if official.account else ""
    return {"name": official.name, "given": official.given, "email": address}


def _declared_by_file(official: Official, on: date) -> dict[str, Any]:
    """Sex, birth, and the nationality that counts or, where none does, one of hers."""
    said: dict[str, Any] = {"sex": official.sex}
    counted = official.incumbencies.filter(counts_for__isnull=False).order_by("-starts").first()
    nationality = official.nationalities.on(on).order_by("starts").first()
    state = counted.counts_for if counted else nationality.state if nationality else None
    return said | {
        name: value for name, value in (("born", official.born), ("state", state)) if value
    }


def groups(form: ApplicationForm, official: Official | None) -> Iterator[Group]:
    """The fields in their order, under headings; errors stand by their fields once it is bound."""
    shown = (
        ("you", _("Who you are"), "", PERSON),
        ("weighed", _("What is held against the requirements"), "", WEIGHED),
        ("told", _("In your words"), "", TOLD),
        ("declared", _("For the statistics alone"), _protected(), DECLARED),
    )
    for key, title, sentence, names in shown:
        fields = tuple(_field(form, name) for name in names if name in form.fields)
        if key == "you" and official is not None:
            sentence = _("%(name)s: your name, sex, nationality and age are taken from your file.")
            sentence = sentence % {"name": str(official)}
        if fields or sentence:
            yield Group(key=key, title=title, sentence=sentence, fields=fields)


def _protected() -> str:
    return _(
        "Say as much as you wish. It shows whom the Office reaches; nobody who assesses or decides"
        " sees it."
    )


def _field(form: ApplicationForm, name: str) -> Field:
    bound = form[name]
    value = "" if bound.value() is None else str(bound.value())
    return Field(
        name=name,
        label=str(bound.label),
        kind=_kind(bound.field),
        value=value,
        options=_options(bound.field, value),
        help=str(bound.help_text),
        errors=tuple(str(error) for error in bound.errors) if form.shows_errors else (),
        is_required=bound.field.required,
        autocomplete=_AUTOCOMPLETE.get(name, ""),
    )


_AUTOCOMPLETE = {"name": "family-name", "given": "given-name", "email": "email", "born": "bday"}


def _kind(field: forms.Field) -> str:
    if hasattr(field, "choices"):
        return "select"
    if isinstance(field.widget, forms.Textarea):
        return "textarea"
    return str(getattr(field.widget, "input_type", "text"))


def _options(field: Any, value: str) -> tuple[Option, ...]:
    return tuple(
        Option(value=str(code), label=str(words), is_chosen=str(code) == value)
        for code, words in getattr(field, "choices", ())
    )
