// A file that is too large is told before it is sent: on a slow line that saves minutes.

const chooser = document.querySelector("input[type=file][data-most]");

chooser?.addEventListener("change", () => {
  const errors = document.getElementById("id_logo-errors");
  const isTooLarge = chooser.files[0]?.size > Number(chooser.dataset.most);
  chooser.setAttribute("aria-invalid", String(isTooLarge));
  errors.replaceChildren();
  if (!isTooLarge) return;
  errors.append(document.getElementById("logo-error").content.cloneNode(true));
  chooser.value = "";
});
