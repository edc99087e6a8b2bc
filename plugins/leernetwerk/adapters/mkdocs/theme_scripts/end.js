/* What Material for MkDocs (MIT licence) has in content.html and consent.html of partials/javascripts; its own script
   follows. */
(() => {
  /* That script takes every alternate for another version of the whole site, and would ask for its sitemap. */
  for (const link of document.querySelectorAll("link[rel=alternate]")) link.relList.add("related");
  const tabs = JSON.parse(document.getElementById("__config").textContent).features.includes("content.tabs.link") && __md_get("__tabs");
  if (Array.isArray(tabs)) {
    for (const set of document.querySelectorAll(".tabbed-set")) {
      const labels = [...set.querySelectorAll(":scope > .tabbed-labels label")];
      const label = tabs.map((tab) => labels.find((label) => label.innerText.trim() === tab)).find(Boolean);
      if (label) document.getElementById(label.htmlFor).checked = true;
    }
  }
  const target = document.getElementById(location.hash.slice(1));
  if (target && target.name) target.checked = target.name.startsWith("__tabbed_");
  const form = document.forms.consent;
  if (!form) return;
  const consent = __md_get("__consent");
  if (consent) {
    for (const input of form.elements) if (input.name) input.checked = consent[input.name] || false;
  } else if (location.protocol !== "file:") {
    setTimeout(() => (document.querySelector("[data-md-component=consent]").hidden = false), 250);
  }
  for (const action of ["submit", "reset"]) {
    form.addEventListener(action, (event) => {
      event.preventDefault();
      if (event.type === "reset") for (const input of form.elements) if (input.name) input.checked = false;
      __md_set("__consent", Object.fromEntries([...new FormData(form).keys()].map((name) => [name, true])));
      location.hash = "";
      location.reload();
    });
  }
})();
