"""Filling a register with plausible, deterministic dossiers, for load tests and demonstrations."""
