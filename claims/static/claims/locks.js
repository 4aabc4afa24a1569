// A lock beside each field that imports may write. It is a button: Tab reaches it, Enter presses it.
// What was typed on the page stays as it is. Without this script, the list below the form does.
const signs = JSON.parse(document.getElementById("lock-signs").textContent);

function say(button, sign) {
  const name = `“${sign.label}” ${sign.locked ? "is locked against imports" : "is open to imports"}`;
  button.setAttribute("aria-pressed", String(sign.locked));
  button.setAttribute("aria-label", `Lock: ${name}`);
  button.title = `${name}. Press to ${sign.locked ? "unlock" : "lock"} it.`;
  button.firstChild.textContent = sign.locked ? "lock" : "lock_open_right";
}

async function press(button, sign) {
  const body = new URLSearchParams({ field: sign.field, locked: sign.locked ? "0" : "1" });
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  const headers = { "X-CSRFToken": token, "X-Requested-With": "locks" };
  const answer = await fetch(sign.address, { method: "POST", headers, body }).catch(() => null);
  if (!answer?.ok) {
    button.title = "This was not saved. Press again.";
    button.classList.add("lock-failed");
    return;
  }
  button.classList.remove("lock-failed");
  sign.locked = !sign.locked;
  say(button, sign);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const own = document.querySelector(`#locks form[action="${sign.address}"]`);
  if (own) document.getElementById("locks").replaceWith(document.adoptNode(page.getElementById("locks")));
}

for (const sign of signs) {
  const input = document.getElementById(sign.input) ?? document.getElementById(`${sign.input}_0`);
  const label = document.querySelector(`label[for="${sign.input}"], label[for="${sign.input}_0"]`)
    ?? input?.closest(".field-line, .form-row, .field-row")?.querySelector("label");
  if (!label) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "lock-sign";
  const icon = document.createElement("span");
  icon.className = "material-symbols-outlined";
  icon.setAttribute("aria-hidden", "true");
  button.append(icon);
  say(button, sign);
  button.addEventListener("click", () => press(button, sign));
  label.after(button);
}
