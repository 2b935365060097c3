"""Addresses of parties."""

from fastapi import APIRouter

router = APIRouter()
