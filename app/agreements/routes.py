"""Addresses of agreements, their texts, and what happens around them."""

from fastapi import APIRouter

from app.agreements.service import AGREEMENT_VERSIONS, AGREEMENTS, FOLLOW_UPS, RISKS, SIGNING_EVENTS
from app.kit.routing import add_resource

router = APIRouter()
for resource in (AGREEMENTS, AGREEMENT_VERSIONS, SIGNING_EVENTS, FOLLOW_UPS, RISKS):
    add_resource(router, resource)
