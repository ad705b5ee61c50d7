"""Reads files that came with a ticket as text: CSV, XLSX and PDF."""
