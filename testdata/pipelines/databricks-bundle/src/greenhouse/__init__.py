"""Harvest forecasts per greenhouse bay."""
