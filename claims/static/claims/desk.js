// The review desk: one claim after the other, by keyboard. The server draws each claim; here it is
// shown, what is typed is collected, and both are told to the server.

const main = document.getElementById("claim");
const addresses = JSON.parse(document.getElementById("addresses").textContent);
const NOBODY = "00000000-0000-0000-0000-000000000000";
const TYPING = 150; // milliseconds after the last key
const RENEWED = 60_000; // a lease, while something is typed
const UNREAD = ["topics", "place", "quote_type"]; // nothing is worked out from them
const APART = "prediction"; // the one kind that is compared apart from the others
const UNSENT = `desk-unsent-${main.dataset.user}`; // of whoever typed it, and of nobody else
const may = new Set(main.dataset.verbs.split(" ").filter(Boolean));
const mayChange = "mayChange" in main.dataset;
const WORDS = { publish: "Published", reject: "Rejected", submit: "Submitted", skip: "Skipped" };

let items = []; // fetched, in their order
let at = -1;
let last = null; // decision that can be undone
let openedAt = Date.now();
let renewedAt = Date.now();
let confirmed = new Set();
let kept = new Set();
let reread = new Set();
let queueEnded = false;
let fetching = null;
let underway = null; // what is being sent: a verb, or "" for a save alone
let waiting = null; // the verb that was given while a save was under way

// ---- asking the server

class Refused extends Error {
  constructor(status, answer) {
    super(answer.message ?? "The server did not take this.");
    Object.assign(this, { status, answer });
  }
}

async function ask(name, claim, body) {
  const address = addresses[name].replace(NOBODY, claim ?? "") + (body ? "" : location.search);
  return request(address, body);
}

async function request(address, body) {
  const options = { headers: { Accept: "application/json" } };
  if (body) {
    options.method = "POST";
    options.body = JSON.stringify(body);
    options.headers["Content-Type"] = "application/json";
    options.headers["X-CSRFToken"] = main.dataset.csrf;
  }
  let response = await fetch(address, options);
  if (body && response.status === 403 && !isOfDesk(response) && (await renewToken())) {
    options.headers["X-CSRFToken"] = main.dataset.csrf;
    response = await fetch(address, options);
  }
  if (response.redirected || !isOfDesk(response)) {
    const why = response.redirected ? "You are signed out. Sign in again, in another tab." : `The server answered ${response.status}.`;
    throw new Refused(response.status, { code: "unexpected", message: why });
  }
  const answer = await response.json();
  if (!response.ok) throw new Refused(response.status, answer);
  return answer;
}

const isOfDesk = (response) => (response.headers.get("Content-Type") ?? "").startsWith("application/json");

/** Whoever signs in again, in another tab, makes the token of this page void. */
async function renewToken() {
  const response = await fetch(`${addresses.suggest}?kind=unit`);
  if (response.redirected || !response.ok) return false;
  const { csrf, user } = await response.json();
  if (String(user) !== main.dataset.user) return false; // it is not theirs to save
  main.dataset.csrf = csrf;
  return true;
}

// ---- what is shown

const current = () => items[at];
const one = (selector, root = main) => root.querySelector(selector);
const all = (selector, root = main) => [...root.querySelectorAll(selector)];
const fields = (root = main) => all("[name]", root);

function say(text) {
  document.getElementById("said").textContent = text;
}

function tell(text, failed = false) {
  const place = document.getElementById("outcome");
  place.textContent = text;
  place.classList.toggle("failed", failed);
}

function show(index) {
  at = index;
  main.innerHTML = current().html;
  opened();
  say(`Next: ${current().title}`);
  fetchAhead();
}

function opened() {
  openedAt = renewedAt = Date.now();
  confirmed = new Set();
  kept = new Set();
  reread = new Set();
  document.title = `${current().title.slice(0, 80)} · Review`;
  document.getElementById("verbs").hidden = false;
  const isHeld = Boolean(one(".banner"));
  all(".verb[data-verb], #save", document).forEach((button) => (button.disabled = isHeld));
  const submit = one('[data-verb="submit"]', document);
  if (submit) submit.hidden = one(".claim").dataset.status !== "draft";
  remember();
  const first = one(".figure.opposed") ?? one(".figure");
  if (first) activate(first, { focus: false });
  one("h1")?.focus({ preventScroll: true });
  main.scrollTop = 0;
}

/** What each field held when it was shown, so that only what differs is sent. */
function remember(root = main) {
  for (const field of fields(root)) field.dataset.was = valueOf(field);
  for (const list of all("[data-list]", root)) list.dataset.was = idsOf(list).join(" ");
}

/** What is sent counts as on record, and what is typed meanwhile as typed after it. Returns what
 * takes this back where it is not taken. */
function rememberSent() {
  const were = [...fields(), ...all("[data-list]")].map((each) => [each, each.dataset.was]);
  remember();
  return () => were.forEach(([each, was]) => (each.dataset.was = was));
}

function valueOf(field) {
  return field.dataset.pick ? (field.dataset.made ?? field.dataset.id ?? "") : field.value;
}

const idsOf = (list) => all(".chip", list).map((chip) => chip.dataset.made ?? chip.dataset.id);

function figureOf(node) {
  return node?.closest?.(".figure") ?? null;
}

function active() {
  return one(".figure.active");
}

function activate(figure, { focus = true } = {}) {
  for (const other of all(".figure")) {
    const isIt = other === figure;
    other.classList.toggle("active", isIt);
    one(".fields", other).hidden = !isIt;
    one(".row", other).setAttribute("aria-expanded", String(isIt));
  }
  if (focus) one(".row", figure).focus();
}

// ---- what was typed

function sent(field) {
  const value = valueOf(field);
  if (!field.dataset.pick || field.dataset.pick === "unit") return value;
  return value ? entry(value) : null;
}

function changes() {
  const found = {};
  const figures = {};
  for (const field of fields()) {
    if (field.name.startsWith("assertions.")) {
      const [, key, name] = field.name.split(".");
      if (valueOf(field) !== field.dataset.was) (figures[key] ??= {})[name] = sent(field);
    } else if (valueOf(field) !== field.dataset.was) {
      found[field.name] = sent(field);
    }
  }
  for (const list of all("[data-list]")) {
    if (idsOf(list).join(" ") !== list.dataset.was) found[list.dataset.list] = idsOf(list).map(entry);
  }
  for (const figure of all(".figure")) {
    const key = figure.dataset.key;
    if (figure.classList.contains("dropped")) figures[key] = null;
    else if (reread.has(key)) (figures[key] ??= {}).as_printed ??= field(key, "as_printed").value;
    else if (kept.has(key) && figures[key]) figures[key].read_by = "curator";
  }
  if (Object.keys(figures).length) found.assertions = figures;
  return found;
}

let told = ""; // what was typed when somebody wanted to leave it

const isTyped = () => mayChange && at >= 0 && !current().done && Object.keys(changes()).length > 0;

/** Whether what was typed may be left: the first time it is told instead. */
function mayLeave() {
  const typed = isTyped() ? JSON.stringify([current().id, changes()]) : "";
  if (!typed || typed === told) return true;
  told = typed;
  const sentence = "What you typed is not saved: Ctrl+S saves it. Press again to leave it.";
  tell(sentence, true);
  say(sentence);
  return false;
}

addEventListener("beforeunload", (event) => isTyped() && event.preventDefault());

/** An entry by its id, or one that is made with the claim. */
const entry = (text) => (text.startsWith("{") ? JSON.parse(text) : { id: text });

function field(key, name) {
  return one(`[name="assertions.${key}.${name}"]`);
}

let typing = null;
let asked = 0;

function typed(control) {
  mark(control);
  if (Date.now() - renewedAt > RENEWED) {
    renewedAt = Date.now();
    ask("lease", current().id, {}).catch(failed);
  }
  if (isUnread(control) || underway !== null) return;
  clearTimeout(typing);
  typing = setTimeout(preview, TYPING);
}

function isUnread(control) {
  const name = control.closest("[data-list]")?.dataset.list ?? control.name;
  const isKind = name === "kind" && ![control.value, control.dataset.was].includes(APART);
  return isKind || UNREAD.includes(name);
}

function mark(control) {
  const holder = control.closest("[data-list]") ?? control.closest(".field");
  if (!holder || !control.name) return;
  holder.classList.toggle("changed", valueOf(control) !== control.dataset.was);
}

async function preview() {
  const item = current();
  const mine = ++asked;
  const found = changes();
  try {
    const isAsItWas = Object.keys(found).length === 0;
    const answer = isAsItWas ? item : await ask("preview", item.id, { version: item.version, changes: found });
    if (mine !== asked || item !== current()) return;
    clearErrors();
    patch(answer.html);
  } catch (error) {
    if (mine === asked && item === current()) explain(error, { quietly: true });
  }
}

/** Put in what the server now says beside the fields, and leave the fields alone. */
function patch(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  for (const slot of all("[data-slot]")) {
    const now = fresh.querySelector(`[data-slot="${CSS.escape(slot.dataset.slot)}"]`);
    if (now && !slot.contains(document.activeElement)) slot.innerHTML = now.innerHTML;
  }
  for (const figure of all(".figure")) {
    const now = fresh.querySelector(`.figure[data-key="${figure.dataset.key}"]`);
    if (!now) continue;
    figure.classList.toggle("opposed", now.classList.contains("opposed"));
    if ("new" in figure.dataset) one(".summary", figure).innerHTML = now.querySelector(".summary").innerHTML;
    for (const shown of all("[name]", figure)) {
      const theirs = now.querySelector(`[name="${CSS.escape(shown.name)}"]`);
      const isOwn = valueOf(shown) !== shown.dataset.was || shown === document.activeElement;
      if (theirs && !isOwn) shown.placeholder = theirs.value !== shown.value ? theirs.value : "";
    }
  }
}

// ---- errors

function clearErrors() {
  for (const place of all(".error")) place.textContent = "";
  for (const control of all("[aria-invalid]")) control.removeAttribute("aria-invalid");
  if (document.getElementById("outcome").classList.contains("failed")) tell("");
}

function explain(error, { quietly = false } = {}) {
  const answer = error.answer ?? {};
  if (!(error instanceof Refused)) return failed(error);
  if (answer.code === "conflict") return conflict(answer);
  clearErrors();
  if (answer.code === "confirm") return confirmFirst(answer);
  if (answer.faults) {
    const first = faults(answer.faults);
    if (!quietly) {
      tell(answer.message, true);
      say(answer.message);
      first?.focus();
    }
    return;
  }
  if (answer.code === "lease_lost") return leaseLost(answer);
  tell(answer.message, true);
  say(answer.message);
}

function failed(error) {
  const text = error instanceof Refused ? error.message : "The server cannot be reached.";
  tell(text, true);
  say(text);
}

function faults(found) {
  let first = null;
  for (const [path, sentences] of Object.entries(found)) {
    const control = document.getElementsByName(path)[0];
    const place = one(`[data-error="${CSS.escape(path)}"]`) ?? one('[data-error=""]');
    if (place) place.textContent = [place.textContent, ...sentences].filter(Boolean).join(" ");
    if (!control) continue;
    control.setAttribute("aria-invalid", "true");
    const details = control.closest("details");
    if (details) details.open = true;
    if (figureOf(control)) activate(figureOf(control), { focus: false });
    first ??= control;
  }
  return first;
}

function confirmFirst(answer) {
  for (const each of answer.asks) {
    const place = one(`[data-error="assertions.${each.assertion}"]`);
    if (place) place.textContent = `${place.textContent} ${each.sentence}`.trim();
    if (each.key.startsWith("contradicts:")) confirmed.add(each.key);
  }
  const figure = one(`.figure[data-key="${answer.asks[0].assertion}"]`);
  if (figure) activate(figure);
  tell(answer.message, true);
  say(answer.message);
}

function leaseLost(answer) {
  const banner = document.createElement("div");
  banner.className = "banner";
  banner.innerHTML = '<span></span> <button type="button" data-do="take-over">Take over</button>';
  one("span", banner).textContent = answer.message;
  one(".banner")?.remove();
  one(".claim").prepend(banner);
  all(".verb[data-verb], #save", document).forEach((button) => (button.disabled = true));
  say(answer.message);
}

/** Show the claim as it is on record now. What is typed stays in its fields; returned are the
 * fields that hold something typed, each with what it held on record before and holds now. */
function redraw(item) {
  const mine = new Map(
    fields().filter((each) => valueOf(each) !== each.dataset.was).map((each) => [each.name, each]),
  );
  const before = new Map(fields().map((each) => [each.name, each]));
  const key = active()?.dataset.key;
  const made = all(".figure[data-new]");
  const dropped = all(".figure.dropped").map((figure) => figure.dataset.key);
  const lists = all("[data-list]");
  items[at] = item;
  main.innerHTML = item.html;
  remember();
  for (const control of fields()) {
    const own = mine.get(control.name);
    if (!own) continue;
    own.dataset.now = control.value;
    control.value = own.value;
    Object.assign(control.dataset, { ...own.dataset, was: control.dataset.was });
    mark(control);
  }
  const added = made.filter((figure) => !one(`.figure[data-key="${figure.dataset.key}"]`));
  if (added.length) one(".figures .none")?.remove();
  one(".figures").append(...added);
  for (const each of dropped) one(`.figure[data-key="${each}"]`)?.classList.add("dropped");
  lists.forEach(changeAgain);
  const figure = key && one(`.figure[data-key="${key}"]`);
  if (figure) activate(figure, { focus: false });
  return { mine, before };
}

/** Somebody saved before us: what is theirs is shown, what is ours stays in the fields. */
function conflict(answer) {
  const { mine, before } = redraw(answer.item);
  const isTheirs = (each) => before.has(each.name) && before.get(each.name).dataset.was !== each.dataset.was;
  const theirs = fields().filter(isTheirs);
  const lost = lostFields(before, mine);
  for (const control of theirs) if (mine.has(control.name)) offer(control, control.dataset.now);
  const names = [...theirs.map(label), ...lost].join(", ") || "another part of it";
  const told = document.createElement("p");
  told.className = "conflict";
  told.setAttribute("role", "alert");
  told.textContent = `${answer.message} Changed: ${names}. Nothing is saved yet.`;
  one(".claim").prepend(told);
  (theirs.find((each) => mine.has(each.name)) ?? one("h1")).focus();
}

/** What somebody took away, with what was typed there and cannot be kept. */
function lostFields(before, mine) {
  const gone = [...before.values()].map(figureOf).filter((each) => each && !("new" in each.dataset));
  const figures = [...new Set(gone)].filter((each) => !one(`.figure[data-key="${each.dataset.key}"]`));
  return figures.map((figure) => {
    const typed = fields(figure).filter((each) => mine.has(each.name));
    const said = typed.map((each) => `${label(each)} “${each.value}”`).join(", ");
    const name = one(".printed", figure)?.textContent.trim() || `figure ${one(".badge", figure).textContent}`;
    return `${name} was removed${said ? ` (you had typed: ${said})` : ""}`;
  });
}

/** What was added to a list, or taken from it, is so in the list that is on record now. */
function changeAgain(list) {
  const now = one(`[data-list="${list.dataset.list}"]`);
  const was = list.dataset.was.split(" ");
  const own = idsOf(list);
  const there = idsOf(now);
  for (const chip of all(".chip", now)) {
    if (was.includes(chip.dataset.id) && !own.includes(chip.dataset.id)) chip.remove();
  }
  const added = all(".chip", list).filter((_, index) => ![...was, ...there].includes(own[index]));
  one(".chosen", now).append(...added);
}

const label = (control) => control.closest(".field").querySelector("span").firstChild.textContent.trim();

function offer(control, theirs) {
  const details = control.closest("details");
  if (details) details.open = true;
  const place = document.createElement("span");
  place.className = "theirs";
  place.append(`On record now: “${theirs}”. `);
  const take = document.createElement("button");
  take.type = "button";
  take.textContent = "Take it";
  take.addEventListener("click", () => {
    control.value = theirs;
    if (control.dataset.pick) {
      control.dataset.id = control.dataset.was;
      delete control.dataset.made;
    }
    place.remove();
    typed(control);
    control.focus();
  });
  place.append(take);
  control.closest(".field").append(place);
}

// ---- verbs

async function act(verb, more = {}) {
  if (at < 0 || (verb && verb !== "skip" && !may.has(verb)) || one(".banner")) return;
  if (underway !== null) return wait(() => act(verb, more), !verb);
  if (verb === "skip" && !mayLeave()) return;
  const item = current();
  const body = {
    verb,
    version: item.version,
    changes: verb === "skip" ? {} : changes(),
    confirmed: [...confirmed],
    kept: [...kept],
    seconds: Math.round((Date.now() - openedAt) / 1000),
    ...more,
  };
  clearTimeout(typing);
  asked += 1;
  underway = verb;
  main.classList.add("busy");
  const takeBack = rememberSent();
  try {
    const answer = await ask("act", item.id, body);
    underway = null;
    if (verb) decided(verb, item, answer);
    else saved(item, answer);
  } catch (error) {
    takeBack();
    if (error instanceof Refused) {
      waiting = null;
      explain(error);
    } else keepUnsent(item, body);
  } finally {
    underway = null;
    main.classList.remove("busy");
  }
  goOn();
}

/** What is pressed while a claim is being saved is done once it is saved. A second save does not
 * take the place of a verb, which saves as well. After another verb the next claim comes, which
 * nobody has looked at yet. */
function wait(go, isSave = false) {
  const isOfThis = underway === "";
  if (isOfThis && !(isSave && waiting)) waiting = { go, item: current() };
  const sentence = isOfThis ? "It is being saved: what you pressed follows." : "The last claim is being sent. Press again.";
  tell(sentence);
  say(sentence);
}

function goOn() {
  const next = waiting;
  waiting = null;
  if (next && next.item.id === current()?.id && !current().done) next.go();
}

function saved(item, answer) {
  update(item.id, answer.item);
  tell(["Saved.", ...answer.warnings].join(" "));
  say("Saved.");
}

/** A claim of which something was saved. What was typed after that stays typed. */
function update(id, item) {
  const index = items.findIndex((each) => each.id === id && !each.done);
  if (index < 0) return;
  items[index] = item;
  if (index !== at) return;
  clearTimeout(typing);
  asked += 1;
  const key = active()?.dataset.key;
  redraw(item);
  if (isTyped()) return preview();
  opened();
  const figure = key && one(`.figure[data-key="${key}"]`);
  if (figure) activate(figure, { focus: false });
}

function decided(verb, item, answer) {
  item.done = true;
  last = { claim: item.id, decision: answer.decision ?? "", verb, index: at };
  document.getElementById("undo").disabled = false;
  if (verb !== "skip") count();
  countDown(verb, answer.due_in ?? 0, answer.warnings);
  next();
}

function count() {
  const left = one("[data-left]", document);
  const number = Number.parseInt(left.textContent, 10);
  if (!left.textContent.endsWith("+") && number > 0) left.textContent = String(number - 1);
  const today = one("[data-today]", document);
  today.textContent = String(Number.parseInt(today.textContent, 10) + 1);
}

let ticking = null;

function countDown(verb, seconds, warnings = []) {
  clearInterval(ticking);
  const until = Date.now() + seconds * 1000;
  const tick = () => {
    const rest = Math.ceil((until - Date.now()) / 1000);
    const when = rest > 0 ? `${WORDS[verb]} in ${rest} s — U` : `${WORDS[verb]}.`;
    tell([when, ...warnings].join(" "));
    if (rest <= 0) clearInterval(ticking);
  };
  tick();
  if (seconds) ticking = setInterval(tick, 1000);
}

async function undo() {
  if (!last) return;
  if (underway !== null) return wait(undo);
  if (!mayLeave()) return;
  const { claim, decision, index } = last;
  try {
    const answer = await ask("undo", null, { claim, decision });
    clearInterval(ticking);
    last = null;
    document.getElementById("undo").disabled = true;
    items[index] = answer.item;
    show(index);
    tell("Undone.");
    say("Undone.");
  } catch (error) {
    const address = error.answer?.address;
    explain(error);
    if (address) window.open(address, "_blank", "noopener");
  }
}

// ---- from one claim to the next

async function next() {
  let index = at + 1;
  while (items[index]?.done) index += 1;
  if (items[index]) return show(index);
  await fetchAhead();
  if (items[index]) return show(index);
  location.assign(location.pathname.replace(/review\/.*/, "review/") + location.search);
}

async function previous() {
  if (at < 1 || !mayLeave()) return;
  const index = at - 1;
  try {
    const fresh = await ask("one", items[index].id);
    items[index] = fresh;
    show(index);
  } catch (error) {
    explain(error);
  }
}

function fetchAhead() {
  const waiting = items.slice(at + 1).filter((item) => !item.done).length;
  if (waiting > 1 || queueEnded) return fetching ?? Promise.resolve();
  fetching ??= fetchMore().finally(() => (fetching = null));
  return fetching;
}

async function fetchMore() {
  const asking = new URLSearchParams(location.search);
  asking.set("after", items.at(-1)?.place ?? main.dataset.place ?? "");
  try {
    const answer = await request(`${addresses.ahead}?${asking}`);
    const known = new Set(items.map((item) => item.id));
    items.push(...answer.items.filter((item) => !known.has(item.id)));
    queueEnded = answer.items.length === 0;
    progress(answer.progress);
  } catch (error) {
    failed(error);
  }
}

function progress(found) {
  one("[data-left]", document).textContent = `${found.left}${found.more ? "+" : ""}`;
  one("[data-today]", document).textContent = String(found.today);
  one("[data-each]", document).textContent = found.each === null ? "" : ` · ${found.each} s each`;
}

// ---- offline: what could not be sent is kept in the browser, and sent later

const unsent = () => JSON.parse(localStorage.getItem(UNSENT) ?? "[]");

function keepInstead(key, ...kept) {
  const others = unsent().filter((each) => each.key !== key);
  localStorage.setItem(UNSENT, JSON.stringify([...others, ...kept]));
}

/** What is kept of a claim as it was opened holds all that was typed, so the last of it is enough.
 * Only a skip sends nothing of it: what was kept before stays. */
function keepUnsent(item, body) {
  const key = (item.key ??= newId());
  const before = unsent().find((each) => each.key === key);
  const changes = before && body.verb === "skip" ? before.body.changes : body.changes;
  keepInstead(key, { key, id: item.id, title: item.title, body: { ...body, changes } });
  showUnsent();
  say("The server cannot be reached. Your work is kept here.");
  if (body.verb && items.slice(at + 1).some((each) => !each.done)) {
    item.done = true;
    next();
  }
}

function showUnsent() {
  const refused = unsent().filter((each) => each.refused).length;
  const waiting = unsent().length - refused;
  const place = document.getElementById("unsent");
  place.hidden = waiting + refused === 0;
  place.textContent = [waiting && `${waiting} unsent`, refused && `${refused} not taken`].filter(Boolean).join(" · ");
}

let sending = false;

/** All tabs of a browser share what is kept: one of them sends it, and the others find it gone.
 * Without HTTPS, where browsers have no locks, the server's answer to the second would be a
 * conflict. */
async function sendKept() {
  if (sending) return;
  sending = true;
  try {
    await (navigator.locks ? navigator.locks.request(UNSENT, sendEach) : sendEach());
  } finally {
    sending = false;
    showUnsent();
  }
}

/** What the server refuses stays here, until somebody has looked at it. */
async function sendEach() {
  for (const each of unsent().filter((one) => !one.refused)) {
    let why = "";
    try {
      const answer = await ask("act", each.id, each.body);
      if (answer.item) update(each.id, answer.item);
    } catch (error) {
      if (!(error instanceof Refused)) break;
      if (error.answer.code === "unexpected") {
        tell(error.message, true);
        break;
      }
      why = error.message;
    }
    keepInstead(each.key, ...(why ? [{ ...each, refused: why }] : []));
    if (why) tell(`Not taken: “${each.title}”: ${why}`, true);
  }
}

function showNotTaken() {
  const list = one("ul", notTaken);
  list.replaceChildren(...unsent().map(notTakenRow));
  openDialog(notTaken);
}

function notTakenRow(each) {
  const row = document.createElement("li");
  const link = document.createElement("a");
  link.href = location.pathname.replace(/review\/.*/, `review/${each.id}/`);
  link.textContent = each.title;
  const typed = document.createElement("pre");
  typed.textContent = JSON.stringify(each.body.changes, null, 1);
  const forget = document.createElement("button");
  forget.type = "button";
  forget.textContent = "Forget it";
  forget.addEventListener("click", () => {
    keepInstead(each.key);
    row.remove();
    showUnsent();
  });
  row.append(link, ` ${each.refused || "It waits to be sent."} ${each.body.verb ? `(${each.body.verb})` : ""}`);
  if (Object.keys(each.body.changes).length) row.append(typed);
  row.append(forget);
  return row;
}

addEventListener("online", sendKept);
setInterval(() => unsent().some((each) => !each.refused) && sendKept(), 10_000);

// ---- pickers

const OPTIONS = "options";
let looking = null;

function closeOptions(input) {
  input.parentElement.querySelector(`.${OPTIONS}`)?.remove();
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}

async function openOptions(input, text) {
  const kind = input.dataset.pick;
  const key = figureOf(input)?.dataset.key;
  const asking = new URLSearchParams({ kind, q: text });
  if (kind === "measure") {
    asking.set("claim", current()?.id ?? NOBODY);
    asking.set("unit", (key && field(key, "unit")?.dataset.id) ?? "");
    asking.set("around", (key && one(`[data-slot="summary:${key}"] .printed`)?.textContent) || (one("h1")?.textContent ?? ""));
  }
  const turn = (looking = {});
  let answer;
  try {
    answer = await request(`${addresses.suggest}?${asking}`);
  } catch (error) {
    return failed(error);
  }
  if (turn !== looking || document.activeElement !== input) return;
  const rows = answer.found.map((each) => ({ id: each.id, name: each.name, hint: [each.unit === "1" ? "" : each.unit, each.hint].filter(Boolean).join(" · ") }));
  const isKnown = rows.some((row) => row.name.toLowerCase() === text.trim().toLowerCase());
  if (answer.may_create && !input.dataset.into && text.trim() && !isKnown) rows.push(creation(kind, text.trim(), key));
  drawOptions(input, rows);
}

/** The entry that is made with the claim when it is saved. */
function creation(kind, name, key) {
  const made = { measure: { label: name }, speaker: { name, kind: "person" }, topic: { label: name }, event: { label: name } }[kind];
  let hint = "";
  if (kind === "measure") {
    made.unit = (key && field(key, "unit")?.dataset.id) || "1";
    made.temporal_kind = key && field(key, "period")?.value ? "flow" : "stock";
    hint = `${made.unit === "1" ? "a count" : made.unit} · ${made.temporal_kind}`;
  }
  return { made: JSON.stringify(made), name, hint, label: `Create “${name}”` };
}

function drawOptions(input, rows) {
  closeOptions(input);
  const list = document.createElement("ul");
  list.className = OPTIONS;
  list.id = "options";
  list.setAttribute("role", "listbox");
  rows.forEach((row, index) => {
    const option = document.createElement("li");
    option.id = `option-${index}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", String(index === 0));
    option.append(row.label ?? row.name);
    if (row.hint) {
      const hint = document.createElement("span");
      hint.className = "quiet";
      hint.textContent = ` ${row.hint}`;
      option.append(hint);
    }
    option.addEventListener("mousedown", (event) => {
      event.preventDefault();
      choose(input, row);
    });
    option.row = row;
    list.append(option);
  });
  if (!rows.length) {
    const none = document.createElement("li");
    none.className = "quiet";
    none.textContent = "Nothing of that name.";
    list.append(none);
  }
  input.parentElement.append(list);
  input.setAttribute("aria-expanded", "true");
  input.setAttribute("aria-controls", "options");
  if (rows.length) input.setAttribute("aria-activedescendant", "option-0");
}

function choose(input, row) {
  closeOptions(input);
  if (input.dataset.into) {
    input.value = row.name;
    input.nextElementSibling.value = row.id ?? "";
    return;
  }
  if ("adds" in input.dataset) {
    input.value = "";
    addChip(input.closest("[data-list]"), row);
  } else {
    input.value = row.name;
    input.dataset.id = row.id ?? "";
    if (row.made) input.dataset.made = row.made;
    else delete input.dataset.made;
  }
  typed(input);
}

function addChip(list, row) {
  if (idsOf(list).includes(row.made ?? row.id)) return;
  const chip = document.createElement("button");
  chip.type = "button";
  chip.className = "chip";
  chip.dataset.id = row.id ?? "";
  if (row.made) chip.dataset.made = row.made;
  chip.title = "Remove";
  chip.textContent = `${row.name} ×`;
  one(".chosen", list).append(chip);
}

function moveOption(input, step) {
  const options = [...input.parentElement.querySelectorAll('[role="option"]')];
  const here = options.findIndex((each) => each.getAttribute("aria-selected") === "true");
  const there = options[(here + step + options.length) % options.length];
  options.forEach((each) => each.setAttribute("aria-selected", String(each === there)));
  if (there) {
    input.setAttribute("aria-activedescendant", there.id);
    there.scrollIntoView({ block: "nearest" });
  }
}

function pickKey(event, input) {
  const list = input.parentElement.querySelector(`.${OPTIONS}`);
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (list) moveOption(input, event.key === "ArrowDown" ? 1 : -1);
    else openOptions(input, "");
  } else if (event.key === "Enter" && list) {
    event.preventDefault();
    const chosen = list.querySelector('[aria-selected="true"]');
    if (chosen?.row) choose(input, chosen.row);
  }
}

document.addEventListener("focusin", ({ target }) => {
  if (target.dataset?.pick) openOptions(target, "");
});
document.addEventListener("focusout", ({ target }) => {
  if (!target.dataset?.pick) return;
  closeOptions(target);
  if (target.dataset.into) {
    if (!target.value.trim()) target.nextElementSibling.value = "";
    return;
  }
  // What was typed and not chosen names nothing: the field says what it stands for.
  if (!("adds" in target.dataset) && !target.value.trim()) {
    target.dataset.id = "";
    delete target.dataset.made;
    typed(target);
  }
});

// ---- figures

function edit(name) {
  const figure = active() ?? one(".figure");
  if (!figure) return;
  activate(figure, { focus: false });
  const control = field(figure.dataset.key, name);
  control?.focus();
  control?.select?.();
}

function takeWords() {
  const figure = active();
  if (!figure || "new" in figure.dataset) return;
  for (const name of ["low", "high", "comparator", "precision", "resolution", "form", "direction", "unit"]) {
    const control = field(figure.dataset.key, name);
    if (control && !control.dataset.pick) control.value = control.dataset.was;
    if (control) mark(control);
  }
  kept.delete(figure.dataset.key);
  reread.add(figure.dataset.key);
  tell("The words are taken.");
  preview();
}

function keepMine() {
  const key = active()?.dataset.key;
  if (!key) return;
  reread.delete(key);
  kept.add(key);
  confirmed.add(`words:${key}`);
  tell("Your figure is kept against its words.");
  preview();
}

function drop() {
  const figure = active();
  if (!figure) return;
  if ("new" in figure.dataset) figure.remove();
  else figure.classList.toggle("dropped");
  tell(figure.classList.contains("dropped") ? "Dropped when you save. D takes it back." : "");
  preview();
}

function newFigure() {
  const copy = document.getElementById("new-figure").content.cloneNode(true);
  const figure = copy.querySelector(".figure");
  const key = newId();
  figure.dataset.key = key;
  one(".badge", figure).textContent = String(all(".figure").length + 1);
  for (const control of all("[name]", figure)) control.name = control.name.replace("NEW", `assertions.${key}`);
  for (const place of all("[data-error]", figure)) {
    place.dataset.error = place.dataset.error.replace("NEW", `assertions.${key}`);
  }
  const selected = selectedWords();
  one(".figures .none")?.remove();
  one(".figures").append(figure);
  remember(figure);
  field(key, "as_printed").value = selected;
  one(".printed", figure).textContent = selected ? `“${selected}”` : "";
  activate(figure, { focus: false });
  field(key, selected ? "measure" : "as_printed").focus();
}

/** The selected text, without the badges and reasons that stand in it. */
function selectedWords() {
  const selection = getSelection();
  if (!selection.rangeCount || !selection.toString().trim()) return "";
  const piece = selection.getRangeAt(0).cloneContents();
  piece.querySelectorAll(".badge, .hidden").forEach((each) => each.remove());
  return piece.textContent.replace(/\s+/g, " ").trim();
}

function openEdit(name) {
  const details = one(".edit");
  if (!details) return;
  details.open = true;
  const control = name === "topics" ? one('[data-list="topics"] input') : one(`.edit [name="${name}"]`);
  control?.focus();
  if (control?.dataset.proposed && control.value === control.dataset.was) {
    control.value = control.dataset.proposed;
    typed(control);
  }
}

function openForm() {
  window.open(addresses.form.replace(NOBODY, current().id), "_blank", "noopener");
}

// ---- keys and clicks

const rejecting = document.getElementById("reject");
const help = document.getElementById("help");
const filter = document.getElementById("filter");
const notTaken = document.getElementById("not-taken");
const singleKeys = document.getElementById("single-keys");
singleKeys.checked = localStorage.getItem("desk-single-keys") !== "no";
singleKeys.addEventListener("change", () => localStorage.setItem("desk-single-keys", singleKeys.checked ? "yes" : "no"));

function openDialog(dialog) {
  const back = document.activeElement;
  dialog.addEventListener("close", () => back?.isConnected && back.focus(), { once: true });
  dialog.showModal();
}

function reject(reason) {
  const note = one("[name=note]", rejecting);
  const error = one(".error", rejecting);
  error.textContent = "";
  if (reason === "other" && !note.value.trim()) {
    error.textContent = "Say in the note what the reason is.";
    note.focus();
    return;
  }
  rejecting.close();
  act("reject", { reason, note: note.value });
  note.value = "";
}

const ifChanging = (run) => () => mayChange && !one(".banner") && run();
const KEYS = {
  p: () => act("publish"),
  g: () => act("submit"),
  s: () => act("skip"),
  x: () => may.has("reject") && at >= 0 && openDialog(rejecting),
  u: undo,
  j: () => mayLeave() && next(),
  k: previous,
  enter: ifChanging(() => edit("as_printed")),
  m: ifChanging(() => edit("measure")),
  a: ifChanging(() => edit("as_of")),
  b: ifChanging(() => edit("baseline")),
  v: ifChanging(() => edit("event")),
  w: ifChanging(takeWords),
  h: ifChanging(keepMine),
  d: ifChanging(drop),
  n: ifChanging(newFigure),
  e: ifChanging(() => openEdit("statement")),
  q: ifChanging(() => openEdit("kind")),
  t: ifChanging(() => openEdit("topics")),
  o: openForm,
  c: toggleBeside,
  f: () => openDialog(filter),
  "?": () => openDialog(help),
};

function toggleBeside() {
  const open = one(".beside")?.classList.toggle("open");
  document.getElementById("beside-toggle").setAttribute("aria-expanded", String(Boolean(open)));
}

const isField = (node) => node.matches?.("input, textarea, select");

addEventListener("keydown", (event) => {
  const { target } = event;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    event.preventDefault();
    if (mayChange) act("");
    return;
  }
  if (rejecting.open) {
    const reasons = [...rejecting.querySelectorAll("[data-reason]")];
    const chosen = reasons[Number(event.key) - 1];
    if (chosen && !isField(target)) {
      event.preventDefault();
      reject(chosen.dataset.reason);
    }
    return;
  }
  if (filter.open && target.dataset.pick) return pickKey(event, target);
  if (help.open || filter.open || notTaken.open || event.ctrlKey || event.metaKey || event.altKey || at < 0) return;
  if (isField(target)) {
    if (target.dataset.pick) pickKey(event, target);
    if (event.key === "Escape") {
      const figure = figureOf(target);
      target.blur();
      (figure ? one(".row", figure) : one("h1"))?.focus();
    }
    return;
  }
  if (!singleKeys.checked && !["?"].includes(event.key)) return;
  const key = event.key.toLowerCase();
  if (key === "enter" && target.matches("button, a, summary")) return;
  if (/^[1-9]$/.test(key)) {
    const figure = all(".figure")[Number(key) - 1];
    if (figure) activate(figure);
  } else if (KEYS[key]) {
    event.preventDefault();
    KEYS[key]();
  }
});

document.addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (!button) return;
  const { verb, do: todo, reason } = button.dataset;
  if (button.matches(".row")) activate(figureOf(button));
  else if (reason) reject(reason);
  else if (verb === "reject") openDialog(rejecting);
  else if (verb) act(verb);
  else if (todo) ({ words: takeWords, keep: keepMine, drop, "take-over": takeOver })[todo]();
  else if (button.matches(".chosen .chip")) {
    const list = button.closest("[data-list]");
    button.remove();
    typed(one("input", list));
  } else ({ save: () => act(""), undo, "help-open": () => openDialog(help), "filter-open": () => openDialog(filter), unsent: showNotTaken, "beside-toggle": toggleBeside })[button.id]?.();
});

async function takeOver() {
  try {
    await ask("lease", current().id, { take_over: true });
    items[at] = await ask("one", current().id);
    show(at);
  } catch (error) {
    explain(error);
  }
}

document.addEventListener("input", ({ target }) => {
  if (target.dataset.pick) {
    clearTimeout(typing);
    typing = setTimeout(() => openOptions(target, target.value), TYPING);
  } else if (target.name && main.contains(target)) typed(target);
});

/** Claims that were fetched and not decided are given back. */
addEventListener("pagehide", () => {
  const claims = items.filter((item) => !item.done).map((item) => item.id);
  if (!claims.length) return;
  fetch(addresses.release, {
    method: "POST",
    keepalive: true,
    body: JSON.stringify({ claims }),
    headers: { "Content-Type": "application/json", "X-CSRFToken": main.dataset.csrf },
  });
});

// ---- the first claim is there already

const first = one(".claim");
if (first) {
  const { claim, version } = first.dataset;
  items = [{ id: claim, version, place: main.dataset.place, title: first.dataset.title, html: main.innerHTML }];
  at = 0;
  opened();
  fetchAhead();
} else {
  one("h1")?.focus();
}
showUnsent();
