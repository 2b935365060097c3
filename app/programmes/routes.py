"""Addresses of programmes, plans, pillars, goals, development goals and areas."""

from fastapi import APIRouter

from app.kit.routing import add_resource
from app.programmes.service import AREAS, GOALS, PILLARS, PLANS, PROGRAMMES, SDGS

router = APIRouter()
for resource in (PROGRAMMES, PLANS, PILLARS, GOALS, SDGS, AREAS):
    add_resource(router, resource)
