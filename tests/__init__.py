"""A package, so that two test files in different folders may have one name."""
