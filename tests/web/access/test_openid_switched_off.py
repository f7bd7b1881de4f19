"""Without an identity provider nothing of it is offered, and its settings come as told."""

from pathlib import Path

from django.test import Client

from secretariat.site.openid import openid_provider


def test_without_a_provider_none_is_offered(stranger: Client) -> None:
    assert "/account/provider/" not in stranger.get("/account/login/").content.decode()
    for rest in ("", "back/", "back/?code=x&state=y"):
        assert stranger.get(f"/account/provider/office/{rest}").status_code == 404


def test_without_an_issuer_there_is_no_provider() -> None:
    assert openid_provider({"SECRETARIAT_OPENID_CLIENT": "secretariat"}) == {}


def test_the_environment_says_which_provider_and_where_its_secret_stands(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("of the two of us\n")
    found = openid_provider(
        {
            "SECRETARIAT_OPENID_ISSUER": "https://id.example",
            "SECRETARIAT_OPENID_CLIENT": "secretariat",
            "SECRETARIAT_OPENID_SECRET_FILE": str(secret),
        }
    )
    (app,) = found["openid_connect"]["APPS"]
    assert (app["client_id"], app["secret"]) == ("secretariat", "of the two of us")
    assert app["settings"] == {"server_url": "https://id.example"}
