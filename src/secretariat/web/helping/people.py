"""The help of pages about oneself, other people and what runs in the background."""

from typing import Final

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from secretariat.web.helping.declaring import PageHelp

_BY_MAIL: Final = (
    *("account_reset_password", "account_reset_password_done"),
    *("account_reset_password_from_key", "account_reset_password_from_key_done"),
)
"""The pages there are only where a mail server is known."""

HELP: Final = (
    PageHelp(
        pages=("account", "sessions", "tokens", "token-revoke"),
        title=_("Your account"),
        shows=_("Your roles, how you sign in, where you are signed in, and your programs' tokens."),
        changes=_("You alone change how you sign in. Your roles are given by who may give them."),
        how=_(
            "End a session that you don't know, and change how you sign in. A token is shown once,"
            " may do no more than you may, and ends on its day."
        ),
    ),
    PageHelp(
        pages=(
            *("account_login", "account_logout", "account_inactive", "account_reauthenticate"),
            *("account_change_password", "mfa_download_recovery_codes"),
            *("mfa_index", "mfa_authenticate", "mfa_reauthenticate", "mfa_activate_totp"),
            *("mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes"),
            *("mfa_list_webauthn", "mfa_add_webauthn", "mfa_edit_webauthn"),
            *("mfa_remove_webauthn", "mfa_login_webauthn", "mfa_reauthenticate_webauthn"),
            *(_BY_MAIL if settings.EMAIL_HOST else ()),
        ),
        title=_("Signing in"),
        shows=_("The ways to sign in: a passkey, a password with a second proof, or your Office."),
        changes=_("You alone change how you sign in."),
        how=_("Keep the recovery codes where nobody else finds them: each works once."),
    ),
    PageHelp(
        pages=("people", "person", "person-add", "person-deed", "person-grant-end"),
        title=_("People and roles"),
        shows=_("Who may sign in, and which roles each person has, over which unit, until when."),
        changes=_("Access managers give and end roles, each within what they manage themselves."),
        how=_(
            "A role is given with a first day, a last day and a reason; it ends by itself. Nobody"
            " gives a role to herself. Moves of somebody who is ill or gone are handed over for"
            " some days; whoever does so makes none of them herself."
        ),
    ),
    PageHelp(
        pages=("record-access", "why", "readings"),
        title=_("Who may, and who did"),
        shows=_("Who may see or change something and why, and who read what is sensitive."),
        changes=_("Nothing is changed here: roles are given under “People and roles”."),
        how=_("The answer names the role, the unit and the days by which it is so."),
    ),
    PageHelp(
        pages=("jobs", "job", "job-again", "job-let-go"),
        title=_("Jobs"),
        shows=_("What runs in the background: imports, reminders, letters; how far, how it ended."),
        changes=_("You may start a job of yours again; operators may so with every job."),
        how=_("A job that fails is tried again by itself; then it waits here for a person."),
    ),
    PageHelp(
        pages=("notices", "notices-read", "notices-mail", "follow", "unfollow"),
        title=_("Notices"),
        shows=_("What happened to what you follow, and what waits for you."),
        changes=_("You choose what you follow, and whether letters come at once or gathered."),
        how=_("Follow a record or a figure on its own page; end it there as well."),
    ),
    PageHelp(
        pages=("delegations", "delegation-end"),
        title=_("During your absence"),
        shows=_("Who makes your moves while you are away, and whose moves you make."),
        changes=_("You hand over your own moves, from a first day to a last; nobody else's."),
        how=_("What is done for you says so in the history. You may end it on any day."),
    ),
)
