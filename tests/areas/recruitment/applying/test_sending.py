"""An application by somebody without an account: the form, the draft, what is received."""

from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse
from tests.areas.recruitment.applying.conftest import (
    TYPED,
    Applying,
    apply_to,
    file,
    follow,
    link_in,
    send,
)

from secretariat.areas.recruitment.models.applying import (
    Application,
    Attachment,
    Candidate,
    Draft,
    Key,
    Step,
)
from secretariat.areas.recruitment.models.vacancies import Vacancy
from secretariat.engine.history.models import Act

Mailed = Callable[[], list[Any]]


def test_what_is_open_is_listed_to_everybody_and_leads_to_the_form(
    client: Client, cases: Applying, vacancy: Vacancy
) -> None:
    cases.vacancy(title_en="In preparation")
    listed = client.get(reverse("openings")).content.decode()
    assert "1 vacancy takes applications" in listed
    assert "In preparation" not in listed
    shown = client.get(reverse("opening", args=[vacancy.code])).content.decode()
    assert "duties en" in shown
    assert reverse("apply", args=[vacancy.code]) in shown


def test_a_vacancy_in_preparation_is_as_if_there_were_none(client: Client, cases: Applying) -> None:
    draft = cases.vacancy()
    for name in ("opening", "apply", "apply-check", "apply-sent"):
        assert client.get(reverse(name, args=[draft.code])).status_code == 404


def test_an_application_is_received_whole_with_its_declaration_apart_and_its_first_step(
    client: Client, vacancy: Vacancy
) -> None:
    answer = send(client, vacancy, files=[file("degree.pdf")])
    assert "Your application has been sent" in answer.content.decode()
    (received,) = Application.objects.all()
    assert (received.state, received.years, received.letter) == ("received", 9, TYPED["letter"])
    assert str(received.candidate) == "Okafor, Ada"
    assert (received.declaration.sex, received.declaration.experience) == ("F", "workers")
    assert received.declaration.code not in {received.code, received.candidate.code}
    step = Step.objects.get(application=received)
    assert (step.stage.number, step.entered_on, step.left_on) == (1, received.received_on, None)
    assert [one.name for one in received.attachments.all()] == ["degree.pdf"]
    assert not Draft.objects.exists()


def test_the_office_answers_for_what_a_candidate_sends(client: Client, vacancy: Vacancy) -> None:
    before = Act.objects.count()
    send(client, vacancy)
    made = Act.objects.order_by("-at")[: Act.objects.count() - before]
    assert {one.process for one in made} == {"recruitment.intake"}
    assert {one.action for one in made} == {
        "recruitment.add_candidates",
        "recruitment.add_candidate_declarations",
        "recruitment.receive_applications",
        "recruitment.add_steps",
        "recruitment.set_erasure",
    }


def test_nothing_is_sent_before_it_was_looked_through(client: Client, vacancy: Vacancy) -> None:
    answer = apply_to(client, vacancy)
    shown = client.get(answer.headers["Location"]).content.decode()
    assert "Nothing has been sent yet" in shown
    assert TYPED["letter"] in shown
    assert "advanced university degree" in shown
    assert not Application.objects.exists()


def test_what_is_missing_is_said_by_its_field_and_everything_typed_is_kept(
    client: Client, vacancy: Vacancy
) -> None:
    answer = apply_to(client, vacancy, letter="", years="many", years_abroad="")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#field-letter"' in page
    assert 'href="#field-years"' in page
    assert 'aria-describedby="field-letter-error"' in page
    again = client.get(reverse("apply", args=[vacancy.code])).content.decode()
    assert 'value="many"' in again
    assert TYPED["posts"] in again
    assert "Something is missing" not in again


def test_more_years_abroad_than_in_all_are_refused(client: Client, vacancy: Vacancy) -> None:
    answer = apply_to(client, vacancy, years="3", years_abroad="4")
    assert "more than all years" in answer.content.decode()


def test_what_a_candidate_types_runs_nowhere(client: Client, vacancy: Vacancy) -> None:
    tricky = "<script>alert(1)</script>"
    answer = apply_to(client, vacancy, letter=tricky, name=tricky)
    for page in (client.get(answer.headers["Location"]), client.get(answer.headers["Location"])):
        assert tricky not in page.content.decode()
        assert "&lt;script&gt;" in page.content.decode()


def test_a_draft_is_written_about_and_opened_elsewhere_by_its_link(
    client: Client, vacancy: Vacancy, mailed: Mailed
) -> None:
    answer = apply_to(client, vacancy, "save", letter="Half a")
    assert "is on its way to ada@example.invalid" in answer.content.decode()
    (letter,) = mailed()
    assert letter.to == ["ada@example.invalid"]
    elsewhere = Client()
    opened = follow(elsewhere, link_in(letter))
    assert opened.headers["Location"] == reverse("apply", args=[vacancy.code])
    assert "Half a" in elsewhere.get(opened.headers["Location"]).content.decode()


def test_a_receipt_goes_to_the_candidate_with_her_number_and_her_link(
    client: Client, vacancy: Vacancy, mailed: Mailed
) -> None:
    send(client, vacancy)
    (letter,) = mailed()
    received = Application.objects.get()
    assert received.code in letter.body
    elsewhere = Client()
    assert follow(elsewhere, link_in(letter)).headers["Location"] == reverse("candidate")
    page = elsewhere.get(reverse("candidate")).content.decode()
    assert "What you have sent" in page
    assert TYPED["letter"] in page


def test_letters_speak_the_language_in_which_the_form_was_filled_in(
    client: Client, vacancy: Vacancy, mailed: Mailed
) -> None:
    client.cookies["django_language"] = "fr"
    client.get(reverse("openings") + "?lang=fr")
    send(client, vacancy)
    assert Candidate.objects.get().language == "fr"
    (letter,) = mailed()
    assert "title fr" in letter.body


def test_a_second_application_under_an_address_is_not_taken_and_only_the_letter_says_so(
    client: Client, vacancy: Vacancy, mailed: Mailed
) -> None:
    first = send(client, vacancy).content.decode()
    second = send(Client(), vacancy, name="Somebody Else", email="ADA@example.invalid")
    assert Application.objects.count() == 1
    assert str(Candidate.objects.get()) == "Okafor, Ada"
    assert ("Somebody" in second.content.decode()) is False
    assert len(first) == len(second.content.decode())
    assert "You had applied already" in mailed()[-1].subject


def test_one_candidate_applies_to_several_vacancies(
    client: Client, cases: Applying, vacancy: Vacancy
) -> None:
    send(client, vacancy)
    send(client, cases.open())
    assert Candidate.objects.count() == 1
    assert Application.objects.count() == 2


def test_pressing_twice_sends_once(client: Client, vacancy: Vacancy) -> None:
    check = apply_to(client, vacancy).headers["Location"]
    client.post(check)
    again = client.post(check)
    assert again.headers["Location"] == reverse("apply", args=[vacancy.code])
    assert Application.objects.count() == 1


def test_without_a_mail_server_the_way_back_is_told_once_on_the_page(
    client: Client, vacancy: Vacancy
) -> None:
    assert "/candidate/open/" in apply_to(client, vacancy, "save").content.decode()
    answer = client.post(reverse("apply-check", args=[vacancy.code]))
    assert "/candidate/open/" in answer.content.decode()
    stranger = Client()
    assert "/candidate/open/" not in send(stranger, vacancy).content.decode()
    assert Key.objects.filter(candidate__isnull=False).count() == 1


def test_withdrawn_one_can_apply_again_while_the_vacancy_is_open(
    client: Client, vacancy: Vacancy, mailed: Mailed
) -> None:
    send(client, vacancy)
    follow(client, link_in(mailed()[-1]))
    number = Application.objects.get().pk
    client.post(reverse("candidate-withdraw", args=[number]))
    send(client, vacancy)
    states = sorted(Application.objects.values_list("state", flat=True))
    assert states == ["received", "withdrawn"]


def test_files_are_taken_away_again(client: Client, vacancy: Vacancy) -> None:
    apply_to(client, vacancy, "keep", files=[file("a.pdf"), file("b.pdf")])
    one = Attachment.objects.get(name="a.pdf")
    apply_to(client, vacancy, "keep", take_away=str(one.pk))
    assert list(Attachment.objects.values_list("name", flat=True)) == ["b.pdf"]
