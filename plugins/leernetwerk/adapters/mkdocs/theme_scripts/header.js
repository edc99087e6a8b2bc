/* What Material for MkDocs (MIT licence) has in palette.html, announce.html and outdated.html of partials/javascripts:
   what has to be set before the page is painted. */
(() => {
  const base = new URL(document.currentScript.dataset.base, location);
  const palette = __md_get("__palette");
  if (palette && palette.color && document.querySelector("[name=__palette]")) {
    if (palette.color.media === "(prefers-color-scheme)") {
      const light = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
      const input = document.querySelector(`[data-md-color-media='(prefers-color-scheme: ${light})']`);
      for (const key of ["media", "scheme", "primary", "accent"]) palette.color[key] = input.getAttribute("data-md-color-" + key);
    }
    for (const [key, value] of Object.entries(palette.color)) document.body.setAttribute("data-md-color-" + key, value);
  }
  const announced = document.querySelector("[data-md-component=announce] .md-banner__button");
  if (announced) {
    const banner = announced.closest("[data-md-component]");
    if (__md_hash(banner.querySelector(".md-typeset").innerHTML) === __md_get("__announce")) banner.hidden = true;
  }
  const outdated = document.querySelector("[data-md-component=outdated]");
  if (outdated && __md_get("__outdated", sessionStorage, base) === true) outdated.hidden = false;
})();
