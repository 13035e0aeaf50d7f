"""Check boxes of a filter, drawn by a tag."""

from types import SimpleNamespace

from programs.templatetags.options import options


def option(**fields):
    plain = {"value": "MN", "label": "Mongolia", "count": 3, "is_selected": False}
    return SimpleNamespace(**{"input_id": "country-MN", **plain, **fields})


def test_option_is_a_check_box_with_its_label_and_number():
    assert options([option()], "country") == (
        '<label class="option" for="country-MN">\n'
        '  <input type="checkbox" name="country" value="MN" id="country-MN">\n'
        "  <span>Mongolia</span>\n"
        '  <span class="count">3</span>\n'
        "</label>\n"
    )


def test_selected_option_is_checked_and_one_without_rows_says_so():
    drawn = options([option(is_selected=True, count=0)], "country")

    assert 'id="country-MN" checked>' in drawn
    assert '<label class="option none"' in drawn


def test_large_number_is_grouped():
    assert '<span class="count">12,345</span>' in options([option(count=12345)], "x")


def test_words_of_a_value_are_no_markup():
    hostile = '"><script>&'
    fields = {"value": hostile, "label": hostile, "input_id": hostile}

    drawn = options([option(**fields)], hostile)

    assert "<script" not in drawn
    assert drawn.count("&quot;&gt;&lt;script&gt;&amp;") == 5
