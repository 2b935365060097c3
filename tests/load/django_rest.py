"""The same reads in Django REST Framework: models, a serializer, a generic view set; served by gunicorn."""

import os
from urllib.parse import parse_qs, urlsplit

import django
from django.conf import settings

_ADDRESS = urlsplit(os.environ["LIMIT_DATABASE"])
settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=["rest_framework"],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": _ADDRESS.path.lstrip("/"),
            "USER": _ADDRESS.username,
            "PASSWORD": _ADDRESS.password,
            "HOST": parse_qs(_ADDRESS.query)["host"][0],
            "CONN_MAX_AGE": None,
        }
    },
    REST_FRAMEWORK={
        "DEFAULT_AUTHENTICATION_CLASSES": [],
        "DEFAULT_PERMISSION_CLASSES": [],
        "UNAUTHENTICATED_USER": None,
        "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
        "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.CursorPagination",
        "PAGE_SIZE": 50,
    },
    USE_TZ=True,
)
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402 - Django wants its settings first
from django.db import models  # noqa: E402 - as above
from rest_framework import routers, serializers, viewsets  # noqa: E402 - as above


class Agreement(models.Model):
    """The columns of an agreement that are shown."""

    id = models.UUIDField(primary_key=True)
    version = models.IntegerField()
    recorded_at = models.DateTimeField()
    recorded_by = models.JSONField()
    recording_mode = models.TextField()
    occurred_on = models.JSONField()
    source_refs = models.JSONField()
    kind = models.TextField()
    title = models.TextField()
    managing_organisation_id = models.UUIDField()
    programme_id = models.UUIDField()
    status = models.TextField()
    concluded_on = models.JSONField()
    starts_on = models.JSONField()
    effective_on = models.JSONField()
    ends_on = models.JSONField()
    notice_period_months = models.IntegerField()
    has_amendment_clause = models.BooleanField()
    legal_bindingness = models.TextField()
    current_version_id = models.UUIDField()

    class Meta:
        app_label = "load"
        db_table = "agreement"
        managed = False


class _Part(models.Model):
    class Meta:
        abstract = True
        app_label = "load"
        managed = False


class Area(_Part):
    """An area of an agreement."""

    agreement = models.ForeignKey(Agreement, models.DO_NOTHING, related_name="areas")
    area_id = models.UUIDField(primary_key=True)

    class Meta(_Part.Meta):
        abstract = False
        db_table = "agreement_area"


class Neighbourhood(_Part):
    """A neighbourhood of an agreement."""

    agreement = models.ForeignKey(Agreement, models.DO_NOTHING, related_name="neighbourhoods")
    neighbourhood_id = models.UUIDField(primary_key=True)

    class Meta(_Part.Meta):
        abstract = False
        db_table = "agreement_neighbourhood"


class StatusPeriod(_Part):
    """A status an agreement has had."""

    agreement = models.ForeignKey(Agreement, models.DO_NOTHING, related_name="status_history")
    position = models.IntegerField(primary_key=True)
    status = models.TextField()
    since = models.JSONField()

    class Meta(_Part.Meta):
        abstract = False
        db_table = "agreement_status_period"


class StatusPeriodSerializer(serializers.ModelSerializer):
    """A status and its day."""

    class Meta:
        model = StatusPeriod
        fields = ("status", "since")


class AgreementSerializer(serializers.ModelSerializer):
    """An agreement with its parts."""

    areas = serializers.SlugRelatedField("area_id", many=True, read_only=True)
    neighbourhoods = serializers.SlugRelatedField("neighbourhood_id", many=True, read_only=True)
    status_history = StatusPeriodSerializer(many=True, read_only=True)

    class Meta:
        model = Agreement
        fields = "__all__"


class AgreementViewSet(viewsets.ReadOnlyModelViewSet):
    """Agreements, one or a page."""

    queryset = Agreement.objects.order_by("id").prefetch_related("areas", "neighbourhoods", "status_history")
    serializer_class = AgreementSerializer

    def paginate_queryset(self, queryset):
        """Order a page by id, as the register does."""
        self.paginator.ordering = "id"
        return super().paginate_queryset(queryset)


_router = routers.SimpleRouter(trailing_slash=False)
_router.register("v1/agreements", AgreementViewSet)
urlpatterns = _router.urls
application = get_wsgi_application()
