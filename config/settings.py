"""Settings: one file, and everything that differs between machines is in the environment."""

import logging

from django.conf import global_settings

from claims.admin import look
from claims.api import settings as api
from config import environment, logs

BASE_DIR = environment.BASE_DIR
DEBUG = environment.flag("DEBUG")
SECRET_KEY = environment.secret_key()
FIRST_PASSWORD = environment.data_dir() / "first-password"  # where no terminal shows it

DEMO = environment.flag("DEMO")  # whether `manage.py serve` fills an empty database

FOUR_EYES = environment.flag("FOUR_EYES")  # whether nobody publishes what they changed last

# Where `manage.py serve` listens, and with how many processes of how many threads each.
SERVE_HOST = environment.text("HOST", "127.0.0.1")
SERVE_PORT = environment.number("PORT", 8000, low=1, high=65535)
SERVE_WORKERS = environment.number("WORKERS", 2, low=1, high=256)
SERVE_THREADS = environment.number("THREADS", 4, low=1, high=256)
# So many threads more of each, which wait for pictures to be drawn: the others stay free.
SERVE_PICTURES = environment.number("PICTURE_THREADS", 4, low=1, high=256)
ALLOWED_HOSTS = environment.hosts("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]", SERVE_HOST])

# Requests of the API a minute and client address; 0 is no limit. The address is the peer's, or what
# the outermost of so many proxies of our own saw: anybody can write X-Forwarded-For.
RATE_LIMIT = environment.number("RATE_LIMIT", 600, low=0, high=1_000_000_000)
PROXIES = environment.number("PROXIES", 0, low=0, high=10)

INSTALLED_APPS = [
    "unfold.apps.BasicAppConfig",  # before the admin, whose templates it replaces
    "unfold.contrib.filters",
    "claims.admin.apps.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_filters",
    "django_structlog",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "pgtrigger",
    "pghistory",
    "rest_framework",
    "claims",
]
MIDDLEWARE = [
    "config.cors.CrossOriginMiddleware",
    "config.last_words.LastWordsMiddleware",
    "config.security.ContentSecurityPolicyMiddleware",
    "config.compression.CompressionMiddleware",
    "config.bodies.UnreadBodyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.sessions.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "config.sessions.AuthenticationMiddleware",
    "config.sessions.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.logs.RequestMiddleware",
    "config.provenance.ProvenanceMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "libraries": {"humane": "claims.web.html.humane"},
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

DATABASES = environment.databases()

PASSWORD_HASHERS = ["claims.services.passwords.OneAtATime", *global_settings.PASSWORD_HASHERS[1:]]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Everything public as files, each night, where a folder is set for it; and who may use them how.
DUMP_DIR = environment.text("DUMP_DIR", "")
DUMP_HOUR = environment.number("DUMP_HOUR", 3, low=0, high=23)
DUMPS_KEPT = environment.number("DUMPS_KEPT", 7, low=1, high=1000)
LICENCE = environment.text("LICENCE", "")

# What the public reads may be kept by every cache, which asks each time whether it still holds; a
# cache of ours in front of the site may be told to wait with asking.
SHARED_CACHE_SECONDS = environment.number("SHARED_CACHE_SECONDS", 0, low=0, high=86_400)
CACHE_CONTROL = f"public, max-age=0, s-maxage={SHARED_CACHE_SECONDS}, must-revalidate"

# A session ends so many seconds after its last page, and so many after the password.
SESSION_IDLE = 60 * environment.number("SESSION_IDLE_MINUTES", 720, low=1, high=525_600)
SESSION_AGE = 3600 * environment.number("SESSION_HOURS", 168, low=1, high=8_760)
SESSION_COOKIE_AGE = SESSION_AGE
SECOND_FACTOR_REQUIRED = (
    environment.one_of("SECOND_FACTOR", ["OPTIONAL", "REQUIRED"], default="OPTIONAL") == "REQUIRED"
)

# Mail is for links that set a new password. Without it, there are none.
MAIL_IS_SET_UP = bool(environment.text("EMAIL_URL", ""))
vars().update(environment.mail())
DEFAULT_FROM_EMAIL = environment.text("EMAIL_FROM", "onrecord@localhost")
EMAIL_TIMEOUT = 10
PASSWORD_RESET_TIMEOUT = 3600  # seconds that a link is valid

LOGIN_REDIRECT_URL = "admin:index"
LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True

# From where the packages keep them: nothing to collect, and nothing to forget to collect.
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True

# Behind a proxy that speaks HTTPS (and sets X-Forwarded-Proto); off for the loopback address.
if environment.flag("HTTPS"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|jobsz)$"]
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # HSTS for sub-domains, and
    "security.W021",  # its preload list: a promise only the owner of the domain can give
]
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CSRF_COOKIE_HTTPONLY = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # a page of the admin with all its inlines
DATA_UPLOAD_MAX_NUMBER_FILES = 10
# Of a file that somebody imports through the admin, which comes in pieces.
IMPORT_MAX_BYTES = environment.number("IMPORT_MAX_MB", 256, low=1, high=16_384) << 20

LOGGING = logs.configure(
    environment.one_of("LOG_LEVEL", ["DEBUG", "INFO", "WARNING", "ERROR"], default="WARNING")
)
DJANGO_STRUCTLOG_STATUS_4XX_LOG_LEVEL = logging.INFO
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False  # who reads what is nobody's business
DJANGO_STRUCTLOG_USER_ID_FIELD = None  # reading the user makes every answer vary by cookie

REST_FRAMEWORK = api.REST_FRAMEWORK
SPECTACULAR_SETTINGS = api.SPECTACULAR_SETTINGS
UNFOLD = look.UNFOLD
