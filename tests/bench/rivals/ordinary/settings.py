"""The settings that `startproject` gives, with the framework's own of its tutorial.

Kinder than that in two things: connections are pooled, and nothing counts requests.
"""

from __future__ import annotations

import os
from urllib.parse import unquote

import environ

SECRET_KEY = "of the bench"
ALLOWED_HOSTS = ["127.0.0.1"]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django_filters",
    "pgtrigger",
    "pghistory",
    "rest_framework",
    "claims",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "tests.bench.rivals.ordinary.urls"
WSGI_APPLICATION = "tests.bench.rivals.ordinary.wsgi.application"

_found = environ.Env.db_url_config(os.environ["DATABASE_URL"])
_options = _found.pop("OPTIONS", {})
_host = unquote(_options.pop("host", _found["HOST"]))
_pool = {"pool": {"min_size": 1, "max_size": 8}}
DATABASES = {"default": _found | {"HOST": _host, "OPTIONS": _options | _pool}}

SERVE_THREADS = 4  # asked for by our own modules, which come with the models

USE_TZ = True
LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"

REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
}
