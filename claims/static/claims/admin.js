// What Unfold leaves to the mouse. Its dialogs are told as dialogs, hold the focus and give it
// back; what is clicked can be reached and worked by keyboard.
(() => {
  const STOPS = "a[href], button, input:not([type=hidden]), select, textarea, [tabindex='0']";
  const shown = (element) => element.getClientRects().length > 0;
  const stops = (box) => [...box.querySelectorAll(STOPS)].filter((each) => shown(each) && !each.disabled);

  // As soon as what Alpine shows by a condition is to be seen, and as soon as it is to be hidden.
  function whenShown(element, opened, closed) {
    const condition = element.getAttribute("x-show");
    const wait = () => {
      if (!Alpine.$data(element)[condition]) return;
      if (shown(element)) opened();
      else requestAnimationFrame(wait);
    };
    Alpine.effect(() => (Alpine.$data(element)[condition] ? wait() : closed()));
  }

  function asDialog(box, cover, label) {
    let before = null;
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-modal", "true");
    box.setAttribute("aria-label", label || "Dialog");
    box.tabIndex = -1;
    const opened = () => {
      before = document.activeElement;
      if (!label) box.setAttribute("aria-label", box.querySelector("h1")?.textContent.trim() || "Dialog");
      for (const close of box.querySelectorAll("div[x-on\\:click]")) asButton(close, "Close");
      const field = stops(box).find((each) => each.matches("input, select, textarea"));
      (field || box).focus(); // no button: a key held down would press it
    };
    const closed = () => {
      before?.focus();
      before = null;
    };
    whenShown(cover, opened, closed);
    box.addEventListener("keydown", (event) => {
      if (event.key === "Tab") held(event, stops(box));
    });
  }

  function held(event, within) {
    const first = within[0], last = within.at(-1), at = document.activeElement;
    if (!first || (event.shiftKey ? at !== first && within.includes(at) : at !== last && within.includes(at))) return;
    event.preventDefault();
    (event.shiftKey ? last : first).focus();
  }

  function asButton(element, label) {
    if (element.getAttribute("role") === "button") return;
    element.setAttribute("role", "button");
    if (label) element.setAttribute("aria-label", label);
    element.tabIndex = 0;
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      element.click();
    });
  }

  const NAMES = {
    "#searchbar-submit, #command-submit": "Search",
    "#changelist-filter-close": "Close",
    "#search-input-command": "Search",
    "[x-ref^=relatedWidgetWrapper]": "Look at it, or add another",
    "[x-on\\:click^=sidebar]": "Menu",
    "[x-on\\:click^=openTheme]": "Light or dark",
    "a[x-on\\:click^=showActions]": "Actions",
    "a.bg-primary-600[href$='/admin/']": "Start page",
  };

  function name() {
    for (const [where, label] of Object.entries(NAMES)) {
      for (const each of document.querySelectorAll(where)) each.setAttribute("aria-label", label);
    }
    for (const shown of document.querySelectorAll(".select2-selection__rendered")) {
      const field = shown.id.replace(/^select2-|-container$/g, "");
      const label = document.querySelector(`label[for="${field}"]`)?.textContent.trim();
      for (const each of label ? [shown, shown.parentElement] : []) each.setAttribute("aria-label", label);
    }
    for (const icon of document.querySelectorAll(".material-symbols-outlined:not(button, [role], [x-on\\:click])")) icon.setAttribute("aria-hidden", "true");
  }

  // The first stop of a page leads past the menu.
  function addSkip(content) {
    const skip = document.createElement("a");
    skip.className = "skip";
    skip.href = "#content";
    skip.textContent = "Skip to the content";
    content.tabIndex = -1;
    document.body.prepend(skip);
  }

  document.addEventListener("alpine:initialized", () => {
    const content = document.getElementById("content");
    content?.setAttribute("role", "main");
    if (content && document.querySelector("nav")) addSkip(content);
    const modal = document.getElementById("modal-content");
    if (modal) asDialog(modal, modal.parentElement); // named by the heading of what it shows
    const filters = document.getElementById("changelist-filter");
    if (filters) asDialog(filters.lastElementChild, filters, "Filters");
    const palette = document.querySelector("[x-data='searchCommand()']");
    if (palette) asDialog(palette.firstElementChild, palette, "Search");
    for (const each of document.querySelectorAll("[x-on\\:click]:not(a[href], button, input, nav, [role])")) asButton(each);
  });

  // Again whenever something comes: a field of Select2, a form of an inline, what htmx fetches.
  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; name(); });
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
