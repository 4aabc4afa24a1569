"""What the API asks of its frameworks. Imports nothing: config.settings takes it from here."""

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["claims.api.permissions.ReadOnly"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "claims.api.problems.answer",
    "UNAUTHENTICATED_USER": None,
    "URL_FORMAT_OVERRIDE": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Onrecord",
    "DESCRIPTION": (
        "Who said which number about what, when, according to whom, in which source.\n\n"
        "Lists come in pages: follow `next` as it is. Numbers are strings, so that no digit is "
        "lost; dates are no finer than they are known. A parameter that is unknown, repeated or "
        "empty is refused, never ignored."
    ),
    "VERSION": "1",
    "SERVERS": [{"url": "/", "description": "The site that serves this description."}],
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SORT_OPERATION_PARAMETERS": False,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "claims.api.openapi.declare_answers",
        "claims.api.openapi_names.name_components",
    ],
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "ENUM_NAME_OVERRIDES": {
        name: f"claims.models.{name}"
        for name in (
            "AttributionVerb",
            "ClaimKind",
            "Comparator",
            "EventKind",
            "Direction",
            "AssertionPrecision",
            "Form",
            "ObservationStatus",
            "QuoteType",
            "RelationKind",
            "Reliability",
            "SourceKind",
            "SpeakerKind",
            "Status",
            "TemporalKind",
            "Verdict",
        )
    }
    | {
        "AgreementVerdict": "claims.records.agreement.VERDICTS",
        "AssertionStatus": "claims.records.series.STATUSES",
    },
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SWAGGER_UI_SETTINGS": {"deepLinking": True, "validatorUrl": None, "filter": True},
}
