"""Arrival times of parcels."""
