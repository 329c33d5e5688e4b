"""Ticket sales of the Linden museums."""
