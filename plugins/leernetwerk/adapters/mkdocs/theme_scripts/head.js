/* What Material for MkDocs (MIT licence) has in partials/javascripts/base.html: what its other scripts keep, and where. */
var __md_scope = new URL(document.currentScript.dataset.scope, location);
var __md_hash = (text) => [...text].reduce((hash, sign) => (hash << 5) - hash + sign.charCodeAt(0), 0);
var __md_get = (name, storage = localStorage, scope = __md_scope) => JSON.parse(storage.getItem(scope.pathname + "." + name));
var __md_set = (name, value, storage = localStorage, scope = __md_scope) => {
  try {
    storage.setItem(scope.pathname + "." + name, JSON.stringify(value));
  } catch {}
};
