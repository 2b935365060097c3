"""Addresses of funding envelopes and allocations."""

from fastapi import APIRouter

from app.funding.service import ALLOCATIONS, FUNDING_ENVELOPES
from app.kit.routing import add_resource

router = APIRouter()
for resource in (FUNDING_ENVELOPES, ALLOCATIONS):
    add_resource(router, resource)
