// Everything here is an enhancement: a file is chosen and sent without it.

const form = document.querySelector("form.upload");
if (form) {
  const input = form.querySelector("input[type=file]");
  const error = document.getElementById(`${input.id}_error`);
  form.querySelector(".drop-hint").hidden = false;

  // A file may be dropped anywhere on the page, or the browser would open it.
  const brings = (event) => [...event.dataTransfer.types].includes("Files");
  document.addEventListener("dragover", (event) => {
    if (!brings(event)) return;
    event.preventDefault();
    document.body.classList.add("is-over");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) document.body.classList.remove("is-over");
  });
  document.addEventListener("drop", (event) => {
    if (!brings(event)) return;
    event.preventDefault();
    document.body.classList.remove("is-over");
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change"));
    input.focus();
  });

  // Said before the whole of it was sent.
  const check = () => {
    const size = [...input.files].reduce((sum, file) => sum + file.size, 0);
    const isTooLarge = size > Number(form.dataset.most);
    error.textContent = isTooLarge ? error.dataset.tooLarge : "";
    input.setAttribute("aria-invalid", String(isTooLarge));
    return !isTooLarge;
  };
  input.addEventListener("change", check);
  form.addEventListener("submit", (event) => {
    if (check()) return;
    event.preventDefault();
    input.focus();
  });
}
