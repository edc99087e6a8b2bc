/* A report's page: copy a citation or the link to a page, and open the reader at the page that an address names. */

const reader = document.querySelector(".ln-reader");

/* ``text`` is a promise where it is fetched first: some browsers let a page write only while a click is fresh. */
async function copy(text, button) {
  const status = button.parentElement.querySelector("[role=status]");
  status.textContent = "";
  try {
    const blob = Promise.resolve(text).then((words) => new Blob([words], { type: "text/plain" }));
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
    status.textContent = button.dataset.done;
  } catch {
    // Without leave to write there (or without https) the old way: through a selection.
    const area = Object.assign(document.createElement("textarea"), { value: await text, readOnly: true });
    button.after(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    button.focus();
    status.textContent = done ? button.dataset.done : button.dataset.failed;
  }
}

async function read(file) {
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(answer.status);
  return answer.text();
}

for (const button of document.querySelectorAll(".ln-copy")) {
  const source = document.getElementById(button.dataset.copy);
  button.addEventListener("click", () => copy(source.href ? read(source.href) : source.textContent.trim(), button).catch(() => {
    button.parentElement.querySelector("[role=status]").textContent = button.dataset.failed;
  }));
}

const form = document.querySelector(".ln-pagelink");
form?.addEventListener("submit", (event) => {
  event.preventDefault();
  const link = new URL(`#${form.dataset.page}${form.querySelector("input").valueAsNumber}`, location.href);
  copy(link.href, form.querySelector("button"));
});

/* A browser does not turn the pages of a PDF that it shows already: the frame is made anew. */
function turnTo(page) {
  const frame = reader.querySelector("iframe");
  const fresh = frame.cloneNode();
  fresh.src = `${reader.dataset.src}#page=${page}`;
  fresh.loading = "eager";
  frame.replaceWith(fresh);
}

function follow() {
  if (!reader || !location.hash.startsWith(`#${reader.dataset.page}`)) return;
  const page = location.hash.slice(reader.dataset.page.length + 1);
  if (!/^[1-9]\d{0,4}$/.test(page)) return;
  turnTo(page);
  reader.open = true;
  reader.scrollIntoView({ block: "start" });
  reader.querySelector("summary").focus({ preventScroll: true });
}

addEventListener("hashchange", follow);
follow();
