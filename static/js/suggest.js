// A search field with suggestions, after the combobox pattern of WAI-ARIA (list
// autocomplete, manual selection). Without this file it is a plain search field.

document.querySelectorAll("[data-suggest]").forEach((field) => {
  const list = document.getElementById(field.dataset.suggest);
  let current = -1;

  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");

  const choose = (number) => {
    const options = [...list.children];
    // Before the first option and after the last one comes the field itself: -1.
    const places = options.length + 1;
    current = ((number + 1 + places) % places) - 1;
    options.forEach((option, at) => {
      option.setAttribute("aria-selected", String(at === current));
    });
    field.removeAttribute("aria-activedescendant");
    if (current < 0) return;
    field.setAttribute("aria-activedescendant", options[current].id);
    options[current].scrollIntoView({ block: "nearest" });
  };
  const show = (isShown) => {
    list.hidden = !isShown || !list.children.length;
    field.setAttribute("aria-expanded", String(!list.hidden));
    choose(-1);
  };
  const go = (option) => location.assign(option.dataset.href);

  list.addEventListener("htmx:afterSwap", () => show(document.activeElement === field));
  field.addEventListener("blur", () => show(false));
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden) show(true);
      if (list.hidden) return;
      choose(current + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && current >= 0) {
      go(list.children[current]);
    } else if (event.key === "Escape" && !list.hidden) {
      show(false);
    } else {
      return;
    }
    event.preventDefault();
  });
  // The field keeps the focus, or the list would be gone before the click.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) go(option);
  });
  // A suggestion that cannot be had is missing, and no more than that.
  ["htmx:sendError", "htmx:responseError"].forEach((name) => {
    field.addEventListener(name, (event) => event.stopPropagation());
  });
});
