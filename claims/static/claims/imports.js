// A file is sent in pieces, so that its size is no matter of one request. A piece that does not
// arrive is sent again. Without this script the form sends the file as a whole.
const TRIES = 5;
const PAUSE = 2000;

async function send(form, file) {
  const said = form.querySelector("[data-sent]");
  const button = form.querySelector("button[type=submit]");
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const piece = Number(form.dataset.piece);
  const bar = form.querySelector("progress");
  button.disabled = true;
  form.querySelector("[data-under-way]").hidden = false;
  try {
    const asked = JSON.stringify({ name: file.name, size: file.size });
    const begun = await post(form.dataset.begin, asked, token);
    for (let start = 0; start < file.size; start += piece) {
      await post(`${begun.pieces}${start / piece}/`, file.slice(start, start + piece), token);
      const percent = Math.floor((100 * Math.min(start + piece, file.size)) / file.size);
      bar.value = percent;
      said.textContent = `${percent} % sent`;
    }
    said.textContent = "Looking at the file…";
    location.assign((await post(begun.complete, "{}", token)).address);
  } catch (error) {
    said.textContent = error.message;
    button.disabled = false;
    form.querySelector("[data-under-way]").hidden = true;
  }
}

async function post(address, body, token, tries = TRIES) {
  try {
    const answer = await fetch(address, { method: "POST", body, headers: { "X-CSRFToken": token } });
    if (answer.status === 422) throw new Refused((await answer.json()).errors.join(" "));
    if (answer.redirected || !answer.ok) throw new Error(`The server answered ${answer.status}.`);
    return await answer.json();
  } catch (error) {
    if (error instanceof Refused || tries === 1) throw error;
    await new Promise((later) => setTimeout(later, PAUSE));
    return post(address, body, token, tries - 1);
  }
}

class Refused extends Error {}

const form = document.querySelector("form.upload");
// Unfold looks for a text field beside every file field, and fails where there is none.
form?.addEventListener("change", (event) => event.stopPropagation(), true);
form?.addEventListener("submit", (event) => {
  const [file] = form.querySelector("[type=file]").files;
  if (!file) return;
  event.preventDefault();
  send(form, file);
});
