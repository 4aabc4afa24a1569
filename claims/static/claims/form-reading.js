// While a claim's form is filled in, the words of its figures are read as the review desk reads them.
// Nothing is saved: the answer is what the figure would be on record, or why it would be refused.

const TYPING = 150; // milliseconds after the last key
const TEXTS = ["statement", "quote", "language"];
const NUMBERS = ["low", "high"];
const place = location.pathname.match(/^(.*)claims\/claim\/([0-9a-f-]{36})\/change\/$/);
const input = (name) => document.querySelector(`[name="${name}"]`);
let typing = null;
let asked = 0;

/** The rows of figures that have words, each with the key that it is told by. */
function rows() {
  return [...document.querySelectorAll('[name^="assertions-"][name$="-as_printed"]')]
    .filter((words) => /^assertions-\d+-/.test(words.name) && words.value.trim())
    .map((words) => {
      const prefix = words.name.replace("as_printed", "");
      const key = input(`${prefix}id`)?.value || (words.dataset.key ??= newId());
      return { words, prefix, key };
    });
}

function changes() {
  const found = {};
  for (const name of TEXTS) {
    const text = input(name);
    if (text && text.value !== text.defaultValue) found[name] = text.value;
  }
  const assertions = {};
  for (const { words, prefix, key } of rows()) {
    const change = { as_printed: words.value };
    const measure = input(`${prefix}measure`)?.value;
    if (measure) change.measure = { id: measure };
    for (const name of NUMBERS) {
      const number = input(prefix + name);
      if (number && number.value && number.value !== number.defaultValue) change[name] = number.value;
    }
    const isOnRecord = Boolean(input(`${prefix}id`)?.value);
    const isTyped = words.value !== words.defaultValue || Object.keys(change).length > 2;
    if (isTyped || !isOnRecord) assertions[key] = change;
  }
  if (Object.keys(assertions).length) found.assertions = assertions;
  return found;
}

function tell(words, text, isRefused) {
  let told = words.parentElement.querySelector(".live-reading");
  if (!told) {
    told = document.createElement("p");
    told.className = "live-reading";
    told.setAttribute("role", "status");
    words.after(told);
  }
  told.textContent = text;
  told.classList.toggle("refused", isRefused);
}

async function read() {
  const mine = ++asked;
  const response = await fetch(`${place[1]}review/${place[2]}/preview/`, {
    method: "POST",
    body: JSON.stringify({ changes: changes() }),
    headers: {
      "Content-Type": "application/json",
      "X-CSRFToken": input("csrfmiddlewaretoken").value,
    },
  });
  if (mine !== asked || ![200, 422].includes(response.status)) return;
  const answer = await response.json();
  const page = new DOMParser().parseFromString(answer.html ?? "", "text/html");
  for (const { words, key } of rows()) {
    const faults = Object.entries(answer.faults ?? {}).filter(([path]) => path.startsWith(`assertions.${key}`));
    const slot = (name) => page.querySelector(`[data-slot="${name}:${key}"]`);
    const said = [slot("summary")?.querySelector(".means")?.textContent, slot("state")?.textContent];
    const text = faults.length ? faults.flatMap(([, sentences]) => sentences) : said.filter(Boolean);
    if (text.length) tell(words, text.join(" · ").replace(/\s+/g, " "), faults.length > 0);
  }
}

function typed({ target }) {
  const name = target?.name ?? "";
  if (!TEXTS.includes(name) && !/^assertions-\d+-(as_printed|measure|low|high)$/.test(name)) return;
  clearTimeout(typing);
  typing = setTimeout(() => read().catch(() => {}), TYPING);
}

if (place) {
  document.addEventListener("input", typed);
  globalThis.django?.jQuery?.(document).on("change", "select", typed); // Select2 tells jQuery alone
}
