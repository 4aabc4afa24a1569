// A verb on the page of a claim is confirmed in a dialog. The whole page is then sent with the
// verb's button, so that what was typed is saved first; the dialog alone would leave it behind.
document.addEventListener("htmx:beforeRequest", (event) => {
  const page = document.getElementById("claim_form");
  const dialog = event.target.closest("#dialog form");
  if (!page || !dialog) return;
  event.preventDefault();
  if (!dialog.reportValidity()) return;
  const verb = new URL(dialog.getAttribute("hx-post")).pathname.split("/").at(-2);
  for (const [name, value] of new FormData(dialog)) {
    if (name === "csrfmiddlewaretoken") continue;
    const typed = Object.assign(document.createElement("input"), { type: "hidden", name, value });
    page.append(typed);
  }
  page.requestSubmit(document.querySelector(`button[form=claim_form][name=claims_claim_${verb}]`));
});
