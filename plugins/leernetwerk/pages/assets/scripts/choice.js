/* Choosing methodologies in their index, to compare them or to print their cards. The choice stands in the address. */

const form = document.querySelector(".ln-filter[data-compare]");
const found = document.querySelector(".ln-found");
const template = form.querySelector("template.ln-pick");
const name = template.content.querySelector("input").name;
const bar = form.querySelector("template.ln-picked").content.firstElementChild.cloneNode(true);
const status = bar.querySelector("[role=status]");
const slugOf = (link) => new URL(link.href).pathname.split("/").filter(Boolean).pop();
const picked = () => new URL(location.href).searchParams.getAll(name);

found.after(bar);

function write(slugs) {
  const address = new URL(location.href);
  address.searchParams.delete(name);
  slugs.forEach((slug) => address.searchParams.append(name, slug));
  history.replaceState(null, "", address);
  show();
}

function show() {
  const slugs = picked();
  const query = new URLSearchParams(slugs.map((slug) => [name, slug]));
  bar.hidden = !slugs.length;
  status.textContent = slugs.length === 1 ? status.dataset.one : status.dataset.many.replace("{count}", slugs.length);
  const compare = bar.querySelector(".ln-picked__compare");
  compare.hidden = slugs.length < 2 || slugs.length > 3;
  bar.querySelector(".ln-picked__hint").hidden = !compare.hidden;
  compare.href = `${form.dataset.compare}?${query}`;
  bar.querySelector(".ln-picked__cards").href = `${form.dataset.cards}?${query}`;
  for (const card of found.querySelectorAll(".ln-card")) {
    const link = card.querySelector(".ln-card__title");
    let label = card.querySelector(".ln-pick__label");
    if (!label) {
      label = template.content.firstElementChild.cloneNode(true);
      const unseen = label.querySelector(".ln-unseen");
      unseen.textContent = unseen.textContent.replace("{name}", link.textContent);
      label.querySelector("input").value = slugOf(link);
      card.append(label);
    }
    label.querySelector("input").checked = slugs.includes(slugOf(link));
  }
}

found.addEventListener("change", ({ target }) => {
  if (target.name === name) write(target.checked ? [...picked(), target.value] : picked().filter((slug) => slug !== target.value));
});
bar.querySelector(".ln-picked__clear").addEventListener("click", () => {
  write([]);
  found.querySelector(".ln-pick__label input")?.focus();
});
found.addEventListener("ln-shown", show);
addEventListener("popstate", show);
show();
