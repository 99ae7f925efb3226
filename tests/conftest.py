from hypothesis import settings

# Every run draws the same examples, however slow the machine
settings.register_profile("repeatable", deadline=None, derandomize=True, database=None)
settings.load_profile("repeatable")
