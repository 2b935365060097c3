"""Addresses of parties and of those who sign for them."""

from fastapi import APIRouter

from app.kit.routing import add_resource
from app.parties.service import PARTIES, SIGNATORIES

router = APIRouter()
for resource in (PARTIES, SIGNATORIES):
    add_resource(router, resource)
