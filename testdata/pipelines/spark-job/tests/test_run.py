import datetime

from punctuality.run import parameters, statements


def test_parameters_of_a_day():
    values = parameters(datetime.date(2025, 1, 31))
    assert values["service_date"] == "2025-01-31"
    assert values["timetable_version"] == "2025-05"


def test_statements_are_split_and_filled():
    found = statements("SELECT '${a}'; SELECT 2;", {"a": "x"})
    assert found == ["SELECT 'x'", "SELECT 2"]
