"""Marks and feedback in the formats that other systems import."""
