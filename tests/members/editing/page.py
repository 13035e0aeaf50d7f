"""The page of a section as a browser gets it, and what the browser would send."""

from html.parser import HTMLParser

from django.template.loader import render_to_string

from members.editing import SectionForm


def drawn(form: SectionForm) -> str:
    return render_to_string("editing/_section.html", {"form": form})


def sent(form: SectionForm) -> dict[str, list[str]]:
    """What a browser sends of the drawn form if nobody types into it."""
    reader = FormReader()
    reader.feed(drawn(form))
    reader.close()
    return reader.data


class FormReader(HTMLParser):
    """Collects the successful controls of a form, as HTML defines them."""

    def __init__(self):
        super().__init__()
        self.data: dict[str, list[str]] = {}
        self.ids: list[str] = []
        self.select = ""
        self.options: list[str] = []
        self.chosen: list[str] = []
        self.textarea = ""
        self.text: list[str] | None = None

    def send(self, name, value):
        self.data.setdefault(name, []).append(value)

    def handle_starttag(self, tag, attrs):
        has = dict(attrs)
        if "id" in has:
            self.ids.append(has["id"])
        if tag == "input":
            self.input(has)
        elif tag == "select":
            self.select, self.options, self.chosen = has["name"], [], []
        elif tag == "option":
            self.options.append(has["value"])
            if "selected" in has:
                self.chosen.append(has["value"])
        elif tag == "textarea":
            self.textarea, self.text = has["name"], []

    def input(self, has):
        kind = has.get("type", "text")
        if kind in ("checkbox", "radio"):
            if "checked" in has:
                self.send(has["name"], has.get("value", "on"))
        else:
            # A field of one line loses its line breaks.
            value = has.get("value") or ""
            if kind == "text":
                value = value.replace("\r", "").replace("\n", "")
            self.send(has["name"], value)

    def handle_endtag(self, tag):
        if tag == "select":
            for value in self.chosen or self.options[:1]:
                self.send(self.select, value)
        elif tag == "textarea":
            # The parser drops one line break at the start; the sender makes CR LF.
            text = "".join(self.text or []).removeprefix("\n")
            self.send(self.textarea, text.replace("\n", "\r\n"))
            self.text = None

    def handle_data(self, data):
        if self.text is not None:
            self.text.append(data)
