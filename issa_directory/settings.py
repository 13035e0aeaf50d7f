"""Settings, all from the environment; README lists the variables."""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
env.read_env(BASE_DIR / ".env")

DEBUG = env.bool("DEBUG", default=False)
HTTPS = env.bool("HTTPS", default=not DEBUG)
SECRET_KEY = env.str("SECRET_KEY", default="")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "Set SECRET_KEY to a long random text. `make run` makes one by itself; "
        "see README, “Settings”."
    )
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"])

# Where the site lives, for links in mails, citations and sitemaps: never taken
# from a request, whose Host header anybody may write.
SITE_ORIGIN = env.str("SITE_ORIGIN", default="http://127.0.0.1:8000").rstrip("/")
CSRF_TRUSTED_ORIGINS = [SITE_ORIGIN]

INSTALLED_APPS = [
    "members",  # before modeltranslation: its loaddata moves the data version
    "programs",
    "modeltranslation",  # before the admin, whose forms it extends
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_filters",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "issa_directory.accounts",  # after the admin and allauth, which it arranges
]

# Outside in. What every answer carries comes first, then the files that need no
# more; who may keep a copy is decided outside of all that sets cookies or fails.
MIDDLEWARE = [
    "issa_directory.headers.SafetyHeaders",
    "issa_directory.heartbeat.Heartbeat",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "issa_directory.privacy.PrivatePages",
    "issa_directory.gate.InputGate",
    "issa_directory.accounts.peers.KnownPeer",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "issa_directory.accounts.sessions.SessionLimits",
    "issa_directory.uploads.LargeUploads",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "issa_directory.keeping.middleware.KeptPages",
    "issa_directory.outage.DatabaseOutage",
]

ROOT_URLCONF = "issa_directory.urls"
WSGI_APPLICATION = "issa_directory.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "issa_directory.site.site",
                "issa_directory.accounts.context.private_part",
            ],
        },
    },
]

# Database ------------------------------------------------------------------

DATABASES = {
    "default": env.db("DATABASE_URL", default=f"sqlite:///{BASE_DIR}/var/db.sqlite3")
}
_database = DATABASES["default"]
_database["CONN_HEALTH_CHECKS"] = True
_database["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
if _database["ENGINE"] == "django.db.backends.sqlite3":
    _database["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;",
    }
else:
    _database["OPTIONS"] = {
        **_database.get("OPTIONS", {}),
        "connect_timeout": 3,
        "options": "-c statement_timeout=5000 -c lock_timeout=3000"
        " -c idle_in_transaction_session_timeout=10000",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Counts attempts to sign in, for all processes alike. In the database, because a
# row can be taken by one only: with files, two attempts at once may count as one.
CACHES = {
    "default": {
        **env.cache("CACHE_URL", default="dbcache://cache"),
        # Whose attempts they were is nobody's to read.
        "KEY_FUNCTION": "issa_directory.accounts.limits.hidden_key",
        "max_entries": 100_000,
    }
}

# Pages that visitors were shown, in each process; while templates are being edited,
# none. With a shared cache a page is drawn once for all processes.
KEPT_PAGES_BYTES = env.int("KEPT_PAGES_MB", default=0 if DEBUG else 16) * 1024 * 1024
if env.str("PAGES_CACHE_URL", default=""):
    CACHES["pages"] = env.cache("PAGES_CACHE_URL")

# People --------------------------------------------------------------------

AUTH_USER_MODEL = "members.User"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "council:home"
LOGOUT_REDIRECT_URL = "home"
_PASSWORDS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_PASSWORDS}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_PASSWORDS}.CommonPasswordValidator"},
    {"NAME": "issa_directory.accounts.passwords.NotSoonGuessed"},
]
PASSWORD_RESET_TIMEOUT = 60 * 60
# A sign-in ends after so long without use, and after so long in any case.
SESSION_IDLE_HOURS = env.int("SESSION_IDLE_HOURS", default=12)
SESSION_MAX_DAYS = env.int("SESSION_MAX_DAYS", default=14)
SESSION_COOKIE_AGE = SESSION_MAX_DAYS * 24 * 60 * 60

ACCOUNT_ADAPTER = "issa_directory.accounts.adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # nobody signs up: see the adapter
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
# An address is known from staff or from an invitation; a change is verified.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS = 1
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
# Ends with the password, the address, or the next sign-in.
_TOKENS = "django.contrib.auth.tokens"
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = f"{_TOKENS}.PasswordResetTokenGenerator"
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
# By the visitor's address ("ip"), or that and the account together ("key").
ACCOUNT_RATE_LIMITS = {
    "login": None,  # "sign_in" instead, whose answer keeps what was typed
    "sign_in": "30/m/ip",
    "login_failed": "5/5m/key",
    "reset_password": "20/m/ip,5/5m/key",
}
ACCOUNT_FORMS = {"reset_password": "issa_directory.accounts.forms.ResetPasswordForm"}
# How many proxies in front of this site write X-Forwarded-For. 0: none is believed.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)

MFA_ADAPTER = "issa_directory.accounts.second_factor.Adapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # a code that changed while it was typed
# While an address is being changed: the one in use is known all the same.
MFA_ALLOW_UNVERIFIED_EMAIL = True
# Browsers know passkeys over https, and at http://localhost.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_FORMS = {
    "authenticate": "issa_directory.accounts.codes.AuthenticateForm",
    "reauthenticate": "issa_directory.accounts.codes.ReauthenticateForm",
    "activate_totp": "issa_directory.accounts.codes.ActivateForm",
}

# Words ---------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
# The vocabulary may be kept in more languages than the interface has yet.
MODELTRANSLATION_LANGUAGES = ("en", "ru")
MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
MODELTRANSLATION_FALLBACK_LANGUAGES = ("en",)
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.str("TIME_ZONE", default="UTC")
USE_THOUSAND_SEPARATOR = True

# Mail ----------------------------------------------------------------------

# Into files unless a server is named: links that work once belong into no log.
vars().update(env.email("EMAIL_URL", default=f"filemail:///{BASE_DIR}/var/mail"))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str(
    "MAIL_FROM", default=f"directory@{urlsplit(SITE_ORIGIN).hostname}"
)
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# Review --------------------------------------------------------------------

# Fields of an entry that an organization which staff trust publishes by itself.
MINOR_SECTIONS = env.list("MINOR_SECTIONS", default=["contact", "links", "logo"])
# In a network with a single reviewer nobody else could.
REVIEWERS_MAY_PUBLISH_OWN = env.bool("REVIEWERS_MAY_PUBLISH_OWN", default=False)

# Files ---------------------------------------------------------------------

# An upload is held in memory and never in a file, which might be left behind. So
# this is the most that a request may bring; the gate refuses more, unread.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024
# But for who may load data, on the page for it: see `issa_directory.uploads`.
LOAD_MOST_BYTES = env.int("LOAD_MOST_MB", default=20) * 1024 * 1024
# So long an import can be undone: then its file and its rows go.
IMPORTS_KEPT_DAYS = env.int("IMPORTS_KEPT_DAYS", default=365)
# A section of 300 figures, each with all its fields. Addresses have a limit of their
# own, in the gate.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
# Large exports that are made at the same time, in all processes; fewer than workers.
EXPORTS_AT_ONCE = env.int("EXPORTS_AT_ONCE", default=2)
FIXTURE_DIRS = [BASE_DIR / "fixtures"]
STATIC_URL = "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", default=str(BASE_DIR / "var" / "static"))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Safety --------------------------------------------------------------------

SECURE_SSL_REDIRECT = HTTPS
# To the site's own name, not to the one in the request's Host header.
SECURE_SSL_HOST = urlsplit(SITE_ORIGIN).netloc
# A load balancer asks these over plain HTTP.
SECURE_REDIRECT_EXEMPT = ["^livez$", "^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 63072000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_FAILURE_VIEW = "issa_directory.errors.csrf_failure"
# In the session: a cookie of their own would lack the __Host- prefix.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"links": {"()": "issa_directory.accounts.logs.HideLinks"}},
    "formatters": {
        "one_line": {
            "()": "issa_directory.one_line.OneLineFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s: %(message)s",
        }
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["links"],
            "formatter": "one_line",
        }
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
