"""Addresses of organisations and the people who act for them."""

from fastapi import APIRouter

from app.kit.routing import add_resource
from app.organisations.service import OFFICE_HOLDINGS, ORGANISATIONS, PERSONS, ROLE_ASSIGNMENTS

router = APIRouter()
for resource in (ORGANISATIONS, PERSONS, OFFICE_HOLDINGS, ROLE_ASSIGNMENTS):
    add_resource(router, resource)
