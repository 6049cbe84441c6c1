/* global window, document, navigator, atob, btoa */
// Passkeys. A form with data-passkey="add" or "sign-in" shows itself where the browser can, in the place of what
// stands before it with data-without-passkey; when it is sent, the
// browser asks its owner, and the answer goes into the form's field "response". Where something
// fails, the element with data-passkey-trouble says so.
(() => {
  if (!window.PublicKeyCredential || !navigator.credentials) return;

  const bytes = (text) => {
    const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
  };
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replace(/=+$/, '');
  const known = (list) => (list ?? []).map((each) => ({ ...each, id: bytes(each.id) }));

  const ways = {
    add: async (options) => {
      const { id, rawId, type, response, authenticatorAttachment } =
        await navigator.credentials.create({
          publicKey: {
            ...options,
            challenge: bytes(options.challenge),
            user: { ...options.user, id: bytes(options.user.id) },
            excludeCredentials: known(options.excludeCredentials),
          },
        });
      return {
        ...{ id, rawId: text(rawId), type, authenticatorAttachment },
        response: {
          clientDataJSON: text(response.clientDataJSON),
          attestationObject: text(response.attestationObject),
          transports: response.getTransports?.() ?? [],
        },
      };
    },
    'sign-in': async (options) => {
      const { id, rawId, type, response, authenticatorAttachment } =
        await navigator.credentials.get({
          publicKey: {
            ...options,
            challenge: bytes(options.challenge),
            allowCredentials: known(options.allowCredentials),
          },
        });
      return {
        ...{ id, rawId: text(rawId), type, authenticatorAttachment },
        response: {
          clientDataJSON: text(response.clientDataJSON),
          authenticatorData: text(response.authenticatorData),
          signature: text(response.signature),
          userHandle: response.userHandle ? text(response.userHandle) : undefined,
        },
      };
    },
  };

  for (const form of document.querySelectorAll('form[data-passkey]')) {
    const trouble = form.querySelector('[data-passkey-trouble]');
    const button = form.querySelector('button');
    form.hidden = false;
    if (form.previousElementSibling?.matches('[data-without-passkey]')) {
      form.previousElementSibling.hidden = true;
    }
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      button.disabled = true;
      if (trouble) trouble.hidden = true;
      try {
        const reply = await fetch(form.dataset.options, { method: 'POST' });
        if (!reply.ok) throw new Error(`The service answered ${reply.status}.`);
        const answer = await ways[form.dataset.passkey](await reply.json());
        form.elements.namedItem('response').value = JSON.stringify(answer);
        form.submit();
      } catch {
        // The owner thought better of it, or has none here.
        if (trouble) trouble.hidden = false;
      } finally {
        button.disabled = false;
      }
    });
  }
})();
