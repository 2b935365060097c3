"""Addresses of programmes."""

from fastapi import APIRouter

router = APIRouter()
