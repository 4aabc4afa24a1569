// The report of a bulk action or an import that is running asks for its counts, and becomes the finished report
// when it ends. The work itself goes on whether this page is open or not.
const EVERY = 1000;
const AFTER_AN_ERROR = 5000;

async function follow(report) {
  const bar = report.querySelector("progress[data-address]");
  if (!bar) return;
  let pause = EVERY;
  try {
    const answer = await fetch(bar.dataset.address, { headers: { Accept: "application/json" } });
    if (answer.redirected || !answer.ok) throw new Error(String(answer.status));
    const found = await answer.json();
    show(report, bar, found);
    if (found.state !== "running") return finish(report);
  } catch {
    pause = AFTER_AN_ERROR;
    report.querySelector("[data-told]").textContent = "No answer. The work goes on; asking again…";
  }
  setTimeout(() => follow(report), pause);
}

function show(report, bar, found) {
  bar.value = found.made;
  report.querySelector("[data-told]").textContent = found.told;
  for (const count of report.querySelectorAll("[data-count]")) {
    count.textContent = found[count.dataset.count].toLocaleString("en");
  }
}

async function finish(report) {
  const page = await (await fetch(location.href)).text();
  const finished = new DOMParser().parseFromString(page, "text/html").querySelector("#bulk-report");
  report.replaceWith(finished);
  finished.querySelector(".title").focus();
}

const report = document.querySelector("#bulk-report");
if (report) follow(report);
