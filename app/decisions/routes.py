"""Addresses of decisions."""

from fastapi import APIRouter

router = APIRouter()
