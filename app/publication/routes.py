"""Addresses of publication."""

from fastapi import APIRouter

router = APIRouter()
