// Everything here is an enhancement: each page does its whole job without it.

// A filter left empty stays out of the address.
document.addEventListener("formdata", (event) => {
  if (event.target.method !== "get") return;
  const filled = [...event.formData].filter(([, value]) => value !== "");
  const names = new Set(event.formData.keys());
  names.forEach((name) => event.formData.delete(name));
  filled.forEach(([name, value]) => event.formData.append(name, value));
});

// A facet stays as the visitor left it when its counts are replaced: opened or
// closed, and scrolled to where the changed filter is.
const scrolled = new Map();
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  event.detail.fragment.querySelectorAll("details[id]").forEach((facet) => {
    const before = document.getElementById(facet.id);
    facet.open = before?.open ?? facet.open;
    scrolled.set(facet.id, before?.querySelector(".options")?.scrollTop ?? 0);
  });
});
document.addEventListener("htmx:oobAfterSwap", () => {
  scrolled.forEach((top, id) => {
    document.getElementById(id)?.querySelector(".options")?.scrollTo(0, top);
  });
  scrolled.clear();
});

// When a part of a page cannot be had, the browser goes for the whole and says why.
["htmx:sendError", "htmx:responseError"].forEach((name) => {
  document.addEventListener(name, (event) => {
    location.assign(event.detail.pathInfo.finalRequestPath);
  });
});
