"""Addresses of agreements."""

from fastapi import APIRouter

router = APIRouter()
