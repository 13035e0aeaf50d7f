"""Texts as HTML, with the words marked in which two of them differ."""

from collections.abc import Iterable
from itertools import accumulate

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.changes.apart import WORD, Stretch, lines_apart, word_count, words_apart
from members.changes.side import Stated

# A stretch of more words that are the same is folded, but for these at its ends.
MOST_SAME = 60
SHOWN = 15


def marked(
    before: str, after: str, *, by_lines: bool = False, is_folded: bool = True
) -> tuple[SafeString, SafeString]:
    """Both texts with `<del>` and `<ins>`. Beside nothing, all of a text is as it is.

    Folded, long stretches that are the same stand in a `<details>`.
    """
    if not before or not after or before == after:
        return stated(before), stated(after)
    stretches = (lines_apart if by_lines else words_apart)(before, after)
    last = len(stretches) - 1
    sides: tuple[list[SafeString], list[SafeString]] = ([], [])
    for n, stretch in enumerate(stretches):
        if stretch.is_same:
            same = _folded(stretch, n == 0, n == last) if is_folded else _plain(stretch)
            sides[0].append(same)
            sides[1].append(same)
        else:
            sides[0].append(_mark("del", stretch.before))
            sides[1].append(_mark("ins", stretch.after))
    return _together(sides[0]), _together(sides[1])


def marked_whole(before: str, after: str) -> tuple[SafeString, SafeString]:
    """Two values that are no texts, each marked as a whole."""
    if not before or not after:
        return stated(before), stated(after)
    return _mark("del", [before]), _mark("ins", [after])


def stated(text: str) -> SafeString:
    """A text as it is."""
    return escape(text) if text else nothing_said(_("not stated"))


def nothing_said(words: str) -> SafeString:
    """Words that stand for a text that is not there."""
    return format_html('<span class="unstated">{}</span>', words)


def listed(facts: Iterable[Stated], before: Iterable[Stated] = ()) -> SafeString:
    """The fields of an item, with the words marked that it did not have before."""
    facts = list(facts)
    if not facts:
        return stated("")
    old = {fact.label: fact.value for fact in before}
    rows = (
        (
            label,
            format_html(' lang="{}"', language) if language else "",
            marked(old.get(label, ""), value, is_folded=False)[1],
        )
        for label, value, language in facts
    )
    row = '<div><dt>{}</dt> <dd dir="auto"{}>{}</dd></div>'
    return format_html("<dl>{}</dl>", format_html_join("", row, rows))


def _together(parts: list[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def _plain(stretch: Stretch) -> SafeString:
    return escape("".join(stretch.before))


def _mark(tag: str, tokens: list[str]) -> SafeString:
    """The words in a mark that is spoken too; white space around them stays outside."""
    text = "".join(tokens)
    words = text.strip()
    start, _words, end = text.partition(words) if words else ("", "", text)
    if not words and "\n" in text:
        words = "↵"
    if not words:
        return escape(text)
    spoken = _("[removed:]") if tag == "del" else _("[new:]")
    return format_html(
        '{}<{tag}><span class="hidden-visually">{} </span>{}</{tag}>{}',
        start,
        spoken,
        words,
        end,
        tag=SafeString(tag),
    )


def _folded(stretch: Stretch, is_first: bool, is_last: bool) -> SafeString:
    """What is the same, with its middle folded if it is long."""
    tokens = stretch.before
    count = list(accumulate(int(bool(WORD.search(token))) for token in tokens))
    if count[-1] <= MOST_SAME:
        return _plain(stretch)
    start = 0 if is_first else count.index(SHOWN) + 1
    end = len(tokens) if is_last else count.index(count[-1] - SHOWN) + 1
    hidden = word_count(tokens[start:end])
    return format_html(
        '{}<details class="same"><summary>{}</summary>{}</details>{}',
        "".join(tokens[:start]).rstrip(),
        ngettext("%(count)s word as before", "%(count)s words as before", hidden)
        % {"count": hidden},
        "".join(tokens[start:end]).strip(),
        "".join(tokens[end:]).lstrip(),
    )
