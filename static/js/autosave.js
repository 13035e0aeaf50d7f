// The page saves itself while somebody types. An enhancement: buttons do the same.
// What cannot be sent now stays in this browser, and is offered when the page opens.

const form = document.querySelector("form[data-autosave]");
const shown = document.getElementById("save-state");
const place = `typed:${location.pathname}`;
const wanted = `wanted:${location.pathname}`; // there while somebody signs in for it
const PAUSE = 1500;
const LONGEST_PAUSE = 60000;
const MOST_ON_LEAVING = 60000; // bytes that a browser sends for a page that is gone

function autosave() {
  const { turn, csrfmiddlewaretoken: token } = form.elements;
  let isDirty = false;
  let isStopped = false; // somebody has to choose: the page of a button says what
  let isLeaving = false;
  let isSignedOut = false;
  let fails = 0;
  let timer = 0;
  let sending = null;
  function typed(action) {
    const data = new URLSearchParams(new FormData(form));
    data.set("do", action);
    return data;
  }
  function post(isLast) {
    const body = typed("autosave");
    turn.value = Number(turn.value) + 1;
    const keepalive = isLast && body.toString().length < MOST_ON_LEAVING;
    return fetch(form.action, { method: "POST", body, keepalive });
  }

  // There is a session again, which another tab began with another token.
  async function postWithTokenOf(page) {
    const html = new DOMParser().parseFromString(await page.text(), "text/html");
    token.value = html.querySelector("[name=csrfmiddlewaretoken]").value;
    return post();
  }

  async function attempt(isLast) {
    let answer = await post(isLast);
    if (answer.status === 403 || answer.redirected) {
      const page = await fetch(location.pathname);
      if (page.redirected) return { state: "signedOut" };
      answer = page.ok ? await postWithTokenOf(page) : page;
    }
    if (answer.status === 404) return { state: "over" };
    if (answer.status >= 500 || answer.status === 429) return { state: "away" };
    return answer.headers.get("Content-Type") === "application/json" ? answer.json() : { state: "refused" };
  }

  async function sendOnce(isLast) {
    isDirty = false;
    const { state, at } = await attempt(isLast).catch(() => ({ state: "away" }));
    shown.textContent = form.dataset[state].replace("{time}", at);
    shown.dataset.state = state;
    isSignedOut = state === "signedOut";
    if (state === "saved" || state === "kept") {
      fails = 0;
      return sessionStorage.removeItem(place);
    }
    sessionStorage.setItem(place, typed("bring-back"));
    isStopped = state === "conflict" || state === "stale" || state === "refused";
    if (isStopped) return;
    isDirty = true;
    fails += 1;
    // A seat that ended does not come back by itself: a button or a key asks again.
    if (state !== "over") later();
  }

  // One after the other: what is typed while one is on its way goes with the next.
  async function send(isLast) {
    clearTimeout(timer);
    await sending;
    if (!isDirty || isStopped || isLeaving) return;
    sending = sendOnce(isLast).finally(() => { sending = null; });
    await sending;
  }
  function later() {
    clearTimeout(timer);
    timer = setTimeout(send, Math.min(PAUSE * 2 ** fails, LONGEST_PAUSE));
  }
  form.addEventListener("input", () => { isDirty = true; later(); });
  addEventListener("online", () => send());
  addEventListener("pagehide", () => send(true));
  addEventListener("pageshow", () => { isLeaving = false; });
  document.addEventListener("visibilitychange", () => { if (document.hidden) send(true); });

  // What was typed waits in this browser, and comes back with the page.
  function signIn() {
    isLeaving = true;
    sessionStorage.setItem(wanted, "yes");
    location.assign(`${form.dataset.signIn}?next=${encodeURIComponent(location.pathname)}`);
  }

  // A button leaves the page only when all that was typed has arrived. Where somebody
  // has to choose, the text goes along with the button.
  form.addEventListener("submit", async (event) => {
    if (isStopped) sessionStorage.removeItem(place);
    if (isLeaving || isStopped || !(isDirty || sending)) return;
    event.preventDefault();
    do await send(); while (isDirty && !isStopped && !fails);
    if (isSignedOut) return signIn();
    if (fails) return;
    isLeaving = true;
    form.requestSubmit(event.submitter);
  });
}

// The answer to what was kept, sent as if its page were still open, is that page.
function bringBack(data) {
  sessionStorage.removeItem(place);
  data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  const again = Object.assign(document.createElement("form"), { method: "post", action: form.action });
  const field = ([name, value]) => Object.assign(document.createElement("input"), { type: "hidden", name, value });
  again.append(...[...data].map(field));
  document.body.append(again);
  again.submit();
}

function offerBack(note, data) {
  note.hidden = false;
  note.addEventListener("click", ({ target: { dataset } }) => {
    if (!dataset.act) return;
    note.hidden = true;
    if (dataset.act === "bring") bringBack(data);
    else sessionStorage.removeItem(place);
  });
}

if (form && shown) {
  const kept = sessionStorage.getItem(place);
  const isWanted = sessionStorage.getItem(wanted);
  const note = document.getElementById("bring-back");
  sessionStorage.removeItem(wanted);
  autosave();
  if (kept && note && isWanted) bringBack(new URLSearchParams(kept));
  else if (kept && note) offerBack(note, new URLSearchParams(kept));
}
