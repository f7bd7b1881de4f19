"""Letters are handed to the server the operator names, as she says: over a wire that is tried."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage, get_connection

from secretariat.site.mail import MailServer, mail_server

HOST = "SECRETARIAT_MAIL_HOST"
ANSWERS = {
    "EHLO": "250-here\r\n250 AUTH PLAIN",
    "AUTH": "235 known",
    "DATA": "354 go on",
    "QUIT": "221 bye",
}


@pytest.mark.parametrize(("security", "port"), [("", 25), ("starttls", 587), ("tls", 465)])
def test_each_way_of_keeping_it_secret_has_its_port(security: str, port: int) -> None:
    found = mail_server({HOST: "mail.example", "SECRETARIAT_MAIL_SECURITY": security})
    assert (found.host, found.port, found.security) == ("mail.example", port, security)


def test_without_a_word_there_is_no_server() -> None:
    nothing = MailServer(host="", port=25, security="", user="", password="")
    assert mail_server({}) == nothing


def test_the_port_the_operator_says_goes_before() -> None:
    said = {"SECRETARIAT_MAIL_PORT": "2525", "SECRETARIAT_MAIL_SECURITY": "tls"}
    assert mail_server(said).port == 2525


def test_the_password_is_what_the_file_holds(tmp_path: Path) -> None:
    kept = tmp_path / "password"
    kept.write_text("naïve secret\n", encoding="utf-8")
    said = {"SECRETARIAT_MAIL_USER": "office", "SECRETARIAT_MAIL_PASSWORD_FILE": str(kept)}
    found = mail_server(said)
    assert (found.user, found.password) == ("office", "naïve secret")


@pytest.mark.parametrize(
    ("name", "value"),
    [("SECRETARIAT_MAIL_SECURITY", "ssl"), ("SECRETARIAT_MAIL_PORT", "smtp")],
)
def test_what_can_not_be_is_told_by_its_name(name: str, value: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=name):
        mail_server({HOST: "mail.example", name: value})


def test_a_letter_is_handed_over_after_the_server_has_the_name_and_password() -> None:
    with _a_server_that_asks_who() as (port, heard):
        server = get_connection(
            "django.core.mail.backends.smtp.EmailBackend",
            host="127.0.0.1",
            port=port,
            username="office",
            password="secret",
            timeout=30,
        )
        letter = EmailMessage("Due", "Tomorrow.", "from@a.invalid", ["to@a.invalid"])
        assert server.send_messages([letter]) == 1
    assert "AUTH PLAIN AG9mZmljZQBzZWNyZXQ=" in heard
    assert "Subject: Due" in heard


@contextmanager
def _a_server_that_asks_who() -> Iterator[tuple[int, list[str]]]:
    """A mail server of one letter: its port, and the lines it is told."""
    heard: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(30)
        thread = threading.Thread(target=_answer, args=(listening, heard))
        thread.start()
        yield listening.getsockname()[1], heard
        thread.join(30)


def _answer(listening: socket.socket, heard: list[str]) -> None:
    wire, _who = listening.accept()
    is_letter = False
    with wire, wire.makefile("rw", encoding="utf-8", newline="") as lines:
        print("220 here", file=lines, end="\r\n", flush=True)
        for line in iter(lines.readline, ""):
            heard.append(line.rstrip())
            said = heard[-1].split(" ")[0].upper()
            is_letter = is_letter and heard[-1] != "."
            if not is_letter:
                print(ANSWERS.get(said, "250 well"), file=lines, end="\r\n", flush=True)
            is_letter = is_letter or said == "DATA"
