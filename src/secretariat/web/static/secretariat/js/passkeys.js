// Passkeys: asks the device for one and sends it with its form. Without this file the button that
// needs it stays hidden, and a password with an app's code does the same.
"use strict";

(() => {
  const able = window.PublicKeyCredential && PublicKeyCredential.parseCreationOptionsFromJSON;

  async function asked(form) {
    if (!form.dataset.ask) return JSON.parse(form.dataset.options).publicKey;
    const answer = await fetch(form.dataset.ask, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(answer.statusText);
    return (await answer.json()).request_options.publicKey;
  }

  async function made(form) {
    const options = await asked(form);
    if (form.dataset.passkey === "get") {
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
      return navigator.credentials.get({ publicKey });
    }
    options.authenticatorSelection = {
      residentKey: "required", requireResidentKey: true, userVerification: "required",
    };
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
    return navigator.credentials.create({ publicKey });
  }

  async function send(form, failed) {
    failed.hidden = true;
    try {
      form.elements.credential.value = JSON.stringify(await made(form));
      form.submit();
    } catch {
      failed.hidden = false;
    }
  }

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const button = form.querySelector("[data-passkey-button]");
    button.hidden = !able;
    button.addEventListener("click", () => send(form, form.querySelector("[data-passkey-failed]")));
  }
})();
