"""The values of a filter as check boxes, with the number beside each.

In Python and not in a template: a page has a hundred of them, and drawn by an include
in a loop they take longer than all the rest of it.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from programs.templatetags.words import whole_numbers

register = template.Library()


@register.simple_tag
def options(values: Iterable[Any], name: str) -> SafeString:
    """`values` have value, label, count, input_id and is_selected."""
    drawn, number = [], whole_numbers()
    for one in values:
        before, after = _parts(name, one.value, one.label, one.input_id, not one.count)
        checked = " checked" if one.is_selected else ""
        drawn.append(f"{before}{checked}{after}{number(one.count)}</span>\n</label>\n")
    # Every part is escaped in `_parts`, or a number.
    return mark_safe("".join(drawn))  # noqa: S308


@lru_cache(maxsize=4096)
def _parts(
    name: str, value: str, label: str, input_id: str, is_empty: bool
) -> tuple[str, str]:
    """What stands before and after the mark, the same whenever the value is drawn."""
    none = " none" if is_empty else ""
    at = escape(input_id)
    return (
        f'<label class="option{none}" for="{at}">\n'
        f'  <input type="checkbox" name="{escape(name)}" value="{escape(value)}"'
        f' id="{at}"',
        f'>\n  <span>{escape(label)}</span>\n  <span class="count">',
    )
