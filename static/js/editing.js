// A toolbar and a preview for texts in Markdown. Everything here is an enhancement:
// whoever has no script writes the marks, and finds the preview as a page.

const toolsOfMarkdown = document.getElementById("markdown-tools");
const MARKS = { bold: "**", italic: "*" };
const STARTS = { heading: "## ", list: "- " };

// Replaces a part of the text as if it had been typed: undo takes it back, and
// whoever listens for input hears of it.
function type(area, from, to, text) {
  area.focus();
  area.setSelectionRange(from, to);
  const command = text ? "insertText" : "delete";
  if (from === to && !text) return;
  if (!document.execCommand(command, false, text)) {
    area.setRangeText(text, from, to, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

// Puts a mark around the selection, or takes it away.
function wrap(area, mark) {
  const { selectionStart: from, selectionEnd: to, value } = area;
  const chosen = value.slice(from, to);
  const size = mark.length;
  const isWithin = value.slice(from - size, from) === mark && value.slice(to, to + size) === mark;
  // One star may be half of two.
  const isBold = mark === "*" && value.slice(from - 2, from) === "**" && value.slice(from - 3, from) !== "***";
  if (isWithin && !isBold) {
    type(area, from - size, to + size, chosen);
    area.setSelectionRange(from - size, to - size);
  } else {
    type(area, from, to, mark + chosen + mark);
    area.setSelectionRange(from + size, to + size);
  }
}

// Puts a sign before all chosen lines, or takes it away where all have it.
function startLines(area, sign) {
  const from = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
  const end = area.value.indexOf("\n", area.selectionEnd);
  const to = end < 0 ? area.value.length : end;
  const lines = area.value.slice(from, to).split("\n");
  const haveIt = lines.every((line) => line.startsWith(sign));
  const changed = lines.map((line) => (haveIt ? line.slice(sign.length) : sign + line));
  type(area, from, to, changed.join("\n"));
  area.setSelectionRange(lines.length > 1 ? from : area.selectionEnd, area.selectionEnd);
}

function link(area, words) {
  const { selectionStart: from, selectionEnd: to, value } = area;
  const chosen = value.slice(from, to) || words;
  type(area, from, to, `[${chosen}](https://)`);
  const end = from + chosen.length + 3 + "https://".length;
  area.setSelectionRange(end, end);
}

async function preview(area, button, shown) {
  const isOpen = button.getAttribute("aria-pressed") === "true";
  button.setAttribute("aria-pressed", String(!isOpen));
  area.hidden = !isOpen;
  shown.hidden = isOpen;
  if (isOpen) return;
  shown.textContent = shown.dataset.empty;
  if (!area.value.trim()) return;
  shown.textContent = "…";
  try {
    const answer = await fetch(area.closest("[data-preview]").dataset.preview, {
      method: "POST",
      headers: { "X-CSRFToken": area.form.elements.csrfmiddlewaretoken.value },
      body: new URLSearchParams({ text: area.value }),
    });
    if (!answer.ok || answer.redirected) throw new Error(answer.status);
    shown.innerHTML = await answer.text();
  } catch {
    shown.textContent = shown.dataset.failed;
  }
}

// One stop of the tab key for all buttons; the arrows go from one to the next.
function walk(event, buttons) {
  const steps = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity };
  if (!(event.key in steps)) return;
  event.preventDefault();
  const rightToLeft = getComputedStyle(buttons[0]).direction === "rtl" ? -1 : 1;
  const now = buttons.indexOf(document.activeElement);
  const step = Math.abs(steps[event.key]) === 1 ? steps[event.key] * rightToLeft : steps[event.key];
  const next = Math.min(Math.max(now + step, 0), buttons.length - 1);
  buttons.forEach((button, at) => { button.tabIndex = at === next ? 0 : -1; });
  buttons[next].focus();
}

function equip(area) {
  const parts = toolsOfMarkdown.content.cloneNode(true);
  const tools = parts.querySelector(".tools");
  const shown = parts.querySelector(".preview");
  if (!area.closest("[data-preview]")) tools.querySelector("[data-mark=preview]").remove();
  const label = area.labels[0]?.firstChild.textContent.trim();
  tools.setAttribute("aria-label", `${tools.getAttribute("aria-label")}: ${label}`);
  shown.setAttribute("aria-label", `${shown.getAttribute("aria-label")}: ${label}`);
  shown.lang = area.lang;
  const buttons = [...tools.querySelectorAll("button")];
  buttons.forEach((button, at) => { button.tabIndex = at ? -1 : 0; });
  tools.addEventListener("keydown", (event) => walk(event, buttons));
  tools.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const { mark, words } = button.dataset;
    if (mark === "preview") return preview(area, button, shown);
    if (area.hidden) buttons.at(-1).click();
    if (mark in MARKS) wrap(area, MARKS[mark]);
    else if (mark in STARTS) startLines(area, STARTS[mark]);
    else link(area, words);
  });
  area.addEventListener("keydown", (event) => {
    const mark = { b: "bold", i: "italic", k: "link" }[event.key];
    if (!mark || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    tools.querySelector(`[data-mark=${mark}]`).click();
  });
  area.before(tools);
  area.after(shown);
}

if (toolsOfMarkdown) document.querySelectorAll("textarea[data-markdown]").forEach(equip);
