"""Addresses of documents."""

from fastapi import APIRouter

from app.kit.routing import add_resource
from app.publication.service import DOCUMENTS

router = APIRouter()
add_resource(router, DOCUMENTS)
