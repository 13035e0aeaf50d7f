"""Pages are light for a first visitor on a slow line."""

from urllib.parse import urljoin

import pytest

pytestmark = pytest.mark.once

LIMIT = 60_000
REQUESTS = 12


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/members/",
        "/members/?view=table",
        "/members/?view=map",
        "/members/?view=map&region=south-eastern-europe",
        "/members/mongolian-education-alliance/",
    ],
)
def test_page_weighs_at_most_60_kb_in_at_most_12_requests(new_context, path):
    context = new_context()
    page = context.new_page()
    names, weights = {}, {}

    def began(event):
        names.setdefault(event["requestId"], event["request"]["url"])

    def ended(event):
        # Bytes on the line: compressed, with the headers of the answer.
        weights[event["requestId"]] = event["encodedDataLength"]

    measure = context.new_cdp_session(page)
    measure.on("Network.requestWillBeSent", began)
    measure.on("Network.loadingFinished", ended)
    measure.send("Network.enable")

    page.goto(path, wait_until="networkidle")
    found = {names[request]: weight for request, weight in weights.items()}
    # A browser without a window fetches no icon; others do.
    icon = urljoin(page.url, page.get_attribute("link[rel=icon]", "href"))
    found.setdefault(icon, len(context.request.get(icon).body()))

    listed = "\n".join(f"{weight:8.0f}  {url}" for url, weight in found.items())
    total = sum(found.values())
    print(f"\n{path}: {total:.0f} bytes in {len(found)} requests\n{listed}")
    assert len(names) == len(weights)
    assert total <= LIMIT, f"{total:.0f} bytes:\n{listed}"
    assert len(found) <= REQUESTS, f"{len(found)} requests:\n{listed}"
