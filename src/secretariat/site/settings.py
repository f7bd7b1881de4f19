"""Django's settings: few, and each from the environment or from the product's declarations."""

import os
from pathlib import Path
from typing import Any

from pghistory.config import ForeignKey as UnindexedReference

from secretariat.site.databases import databases
from secretariat.site.mail import mail_server
from secretariat.site.openid import openid_provider

ROOT = Path(__file__).resolve().parent.parent
TRY_OUT = os.environ.get("SECRETARIAT_TRY_OUT") == "1"  # `secretariat run`: loopback only

SECRET_KEY = os.environ.get("SECRETARIAT_SECRET_KEY", "not-secret-only-for-tools-that-serve-nobody")
DEBUG = False
ALLOWED_HOSTS = os.environ.get("SECRETARIAT_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
PRODUCT = "secretariat.site.product.PRODUCT"
ORGANIZATION = "secretariat.areas.reference.models.organization"  # who stands on every page
SCOPES = "secretariat.site.scopes.unit_scopes"  # over what roles can be given

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "secretariat.web",  # before allauth, whose pages its templates dress
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "django_htmx",
    "secretariat.engine.history",
    "secretariat.engine.access",
    "secretariat.engine.tokens",
    "secretariat.engine.jobs",
    "secretariat.engine.records",
    "secretariat.engine.measures",
    "secretariat.engine.notices",
    "secretariat.engine.workflows",
    "secretariat.engine.registers",
    "secretariat.engine.discussion",
    "secretariat.engine.imports",
    "secretariat.engine.drafting",
    "secretariat.engine.publishing",
    "secretariat.engine.dashboards",
    "secretariat.areas.reference",
    "secretariat.areas.results",
    "secretariat.areas.standards",
    "secretariat.areas.workforce",
    "secretariat.areas.governance",
    "secretariat.areas.recruitment",
    "secretariat.site",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "secretariat.web.languages.LanguageMiddleware",
    "secretariat.web.policies.ContentPolicyMiddleware",
    "secretariat.web.refusing.ErrorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "secretariat.web.access.noting.SessionMiddleware",
    "secretariat.web.access.noting.ReadingMiddleware",
]

ROOT_URLCONF = "secretariat.site.addresses"
WSGI_APPLICATION = "secretariat.site.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "secretariat.web.frames.default_frame",
            ]
        },
    }
]

DATABASES = databases(os.environ, as_owner=os.environ.get("SECRETARIAT_AS_OWNER") == "1")
DATABASE_ROUTERS = ["secretariat.site.databases.SidesRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# History is read by record and by act; an index per reference would only slow imports down.
PGHISTORY_FOREIGN_KEY_FIELD = UnindexedReference(db_index=False)
PGHISTORY_CREATED_AT_FUNCTION = "secretariat.clock()"
PGHISTORY_INSTALL_CONTEXT_FUNC_ON_MIGRATE = False
PGTRIGGER_MIGRATIONS = True

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""  # jobs are declared, never found

AUTH_USER_MODEL = "access.Person"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTHENTICATION_BACKENDS = ["secretariat.engine.access.sign_in.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Signing in is allauth's; people are added by an access manager, never by themselves.
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "secretariat.engine.access.sign_in.Adapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http" if TRY_OUT else "https"
SESSION_COOKIE_AGE = 12 * 60 * 60  # a long working day
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/300s/key",
    "reset_password": "20/m/ip,5/m/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
RATES = {"search": 120}  # how often somebody may ask in a minute

# A second factor, or a passkey in place of the password. Browsers use passkeys on https pages and
# on localhost; the library would refuse the latter.
MFA_ADAPTER = "secretariat.engine.access.second_factor.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an access manager answers for the address
MFA_TOTP_TOLERANCE = 1  # clocks of telephones go wrong by half a minute
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = TRY_OUT

# The organization's identity provider, where there is one: people are matched, never added.
OPENID_ISSUER = os.environ.get("SECRETARIAT_OPENID_ISSUER", "")
OPENID_NAME = os.environ.get("SECRETARIAT_OPENID_NAME", "")
OPENID_BY_EMAIL = os.environ.get("SECRETARIAT_OPENID_BY_EMAIL") == "1"
SOCIALACCOUNT_ADAPTER = "secretariat.engine.access.openid.ProviderAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True  # the policy lets no form lead away from here
SOCIALACCOUNT_PROVIDERS = openid_provider(os.environ)
CACHES = {
    "default": {  # in the database, so that attempts to sign in are counted over all processes
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "access_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
    "pages": {  # what strangers were shown last, in each process's own memory
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "TIMEOUT": 24 * 3600,
        "OPTIONS": {"MAX_ENTRIES": 200},
    },
    "drafts": {  # the figures beside a text somebody is typing, in each process's own memory
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "drafts",
        "OPTIONS": {"MAX_ENTRIES": 100},
    },
}
ADDRESS = os.environ.get("SECRETARIAT_ADDRESS", f"https://{ALLOWED_HOSTS[0]}")  # in letters
_MAIL = mail_server()
EMAIL_HOST, EMAIL_PORT = _MAIL.host, _MAIL.port  # without a host, no mail is offered
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _MAIL.user, _MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL = _MAIL.security == "starttls", _MAIL.security == "tls"
EMAIL_TIMEOUT = 30  # seconds: a server that does not answer holds nobody's page
DEFAULT_FROM_EMAIL = os.environ.get("SECRETARIAT_MAIL_FROM", "secretariat@localhost")
ACCOUNT_EMAIL_NOTIFICATIONS = bool(EMAIL_HOST)

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français"), ("es", "Español")]
LOCALE_PATHS = [str(ROOT / "site" / "locale")]
USE_I18N = True
FORMAT_MODULE_PATH = ["secretariat.site.formats"]
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = os.environ.get("SECRETARIAT_STATIC", str(ROOT.parent.parent / "static-root"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

LOGGING = {  # a page that broke is told to those who run the product; to its reader, that it did
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"faults": {"()": "secretariat.site.faults.FaultFormatter"}},
    "handlers": {
        "faults": {"class": "logging.StreamHandler", "level": "ERROR", "formatter": "faults"}
    },
    "loggers": {"django.request": {"handlers": ["faults"]}},
}

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not TRY_OUT
X_FRAME_OPTIONS = "DENY"
UPLOADS = os.environ.get("SECRETARIAT_UPLOADS", "")  # seen by pages and workers alike
MAX_UPLOAD_BYTES = 250 * 1024 * 1024  # an import of 200 MB must be answered, not dropped
