// Passkeys. allauth's own script talks to the browser; this one starts it on the form
// that asks for it (data-passkey: login, check or add), and says when it failed.

const form = document.querySelector("[data-passkey]");
// A browser makes passkeys for names, never for a number such as 127.0.0.1.
const isByNumber = /^[\d.]+$|:/.test(location.hostname);

if (form && window.PublicKeyCredential && !isByNumber) {
  const { loginForm, authenticateForm, addForm } = window.allauth.webauthn.forms;
  const start = { login: loginForm, check: authenticateForm, add: addForm };
  const button = "passkey-button";
  start[form.dataset.passkey]({
    ids: {
      login: button,
      authenticate: button,
      add: button,
      credential: "passkey-credential",
      passwordless: "id_passwordless",
      data: "passkey-data",
    },
  });
  form.hidden = false;
  document.querySelectorAll("[data-passkey-missing]").forEach((note) => {
    note.hidden = true;
  });
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  form.querySelector("[data-passkey-failed]").hidden = false;
});
