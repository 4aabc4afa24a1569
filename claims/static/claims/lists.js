// One menu serves the verbs of all rows. It is made for the row whose button opens it, and takes
// the focus, so that arrow keys, Enter and Escape do what they do in every menu.
const NO_ROW = "00000000-0000-0000-0000-000000000000";

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-row]");
  const menu = document.getElementById("row-actions");
  if (menu && event.target.closest("#row-actions a")) menu.hidePopover();
  if (!button || !menu) return;
  menu.querySelectorAll("a").forEach((old) => old.remove());
  menu.append(menu.querySelector("template").content.cloneNode(true));
  for (const link of menu.querySelectorAll("a")) {
    link.href = link.dataset.path.replace(NO_ROW, button.dataset.row);
    if (link.hasAttribute("hx-target")) link.setAttribute("hx-get", link.href);
  }
  htmx.process(menu);
  const box = button.getBoundingClientRect();
  const above = box.bottom + 200 > window.innerHeight;
  menu.style.inset = above
    ? `auto ${window.innerWidth - box.right}px ${window.innerHeight - box.top + 4}px auto`
    : `${box.bottom + 4}px ${window.innerWidth - box.right}px auto auto`;
});

document.addEventListener("toggle", (event) => {
  if (event.target.id === "row-actions" && event.newState === "open") {
    event.target.querySelector("a")?.focus();
  }
}, true);

document.addEventListener("keydown", (event) => {
  const here = event.target.closest("#row-actions a");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!here || !step) return;
  event.preventDefault();
  const links = [...here.parentElement.querySelectorAll("a")];
  links.at((links.indexOf(here) + step) % links.length).focus();
});
