"""Checks of the book's exercises: they compare, explain and name the misconception."""
