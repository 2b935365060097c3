"""Addresses of decisions and mandates."""

from fastapi import APIRouter

from app.decisions.service import DECISIONS, MANDATES
from app.kit.routing import add_resource

router = APIRouter()
for resource in (DECISIONS, MANDATES):
    add_resource(router, resource)
