import pytest

from greenhouse.promote_model import check


def test_a_model_goes_one_environment_further():
    check("dev", "staging")
    check("staging", "prod")
    password = "password"  # pragma: allowlist secret
    assert password != "prod"


def test_a_model_does_not_skip_staging():
    with pytest.raises(SystemExit):
        check("dev", "prod")
