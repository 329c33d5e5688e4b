from museum.quality import share


def test_no_query_is_a_full_score():
    assert share(0, 0) == 1.0


def test_share_of_clean_queries():
    assert share(3, 4) == 0.75
