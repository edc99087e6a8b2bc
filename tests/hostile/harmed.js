// What a page did, or would do once it is touched: a list of faults, in words.
async ({ sentinel, raw }) => {
  const faults = [];
  const origin = location.origin;
  const elsewhere = (value) => {
    try {
      const url = new URL(value, document.baseURI);
      return /^(https?|wss?|ftp):$/.test(url.protocol) && url.origin !== origin;
    } catch {
      return false;
    }
  };
  const all = [...document.getElementsByTagName("*")];
  const attribute = (element, name) => Element.prototype.getAttribute.call(element, name) ?? "";

  // Elements that load, frame, send or lead away.
  for (const element of all) {
    const name = element.localName.toLowerCase();
    if (/^(iframe|frame|object|embed|portal|applet|fencedframe)$/.test(name)) faults.push(`frame <${name}>`);
    if (name === "meta" && /^refresh$/i.test(attribute(element, "http-equiv"))) faults.push("redirect by <meta>");
    if (name === "base") faults.push("<base>");
    if (name === "link" && /stylesheet|pre|icon|manifest|import|search/i.test(attribute(element, "rel").replace(/\bprev\b/, "")) && elsewhere(attribute(element, "href")))
      faults.push(`<link rel=${attribute(element, "rel")}> to ${attribute(element, "href")}`);
    for (const key of ["action", "formaction", "ping", "background", "poster"])
      if (element.hasAttribute(key) && elsewhere(attribute(element, key))) faults.push(`${name} ${key}=${attribute(element, key)}`);
    for (const { name: key } of element.attributes) if (/^on/i.test(key)) faults.push(`handler ${name} ${key}`);
    for (const key of ["href", "xlink:href", "action", "formaction", "src", "data"]) {
      const value = attribute(element, key).replace(/[\t\n\r]|^[\x00-\x20]+/g, "");
      if (/^(javascript|vbscript|data:(?!image\/(png|svg|gif|jpeg|webp)|application\/octet|,)|blob|filesystem|file|smb|ms-|intent|view-source)/i.test(value))
        faults.push(`${name} ${key}=${value.slice(0, 60)}`);
    }
    if (name === "a" && element.href) {
      try {
        const url = new URL(String(element.href.baseVal ?? element.href), document.baseURI);
        if (/^https?:$/.test(url.protocol) && (url.username || url.password)) faults.push(`address with another before it: ${url.href.slice(0, 80)}`);
        if (url.protocol === "mailto:" && !element.closest("[data-share], .ln-contribute, .ln-invite") && /[?&](bcc|cc|to|attach|attachment)=|%0d|%0a/i.test(url.href)) faults.push(`mail to others: ${url.href.slice(0, 90)}`);
      } catch {}
    }
    const style = attribute(element, "style");
    if (/url\s*\(|image-set|expression|@import|-moz-binding|position\s*:/i.test(style)) faults.push(`style ${style.slice(0, 60)}`);
  }
  for (const entry of performance.getEntriesByType("resource")) if (elsewhere(entry.name)) faults.push(`asked ${entry.name.slice(0, 100)}`);

  // Direction and control characters that reach a reader.
  const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
  const turning = /[\u202a-\u202e\u2066-\u2069]/;
  // The menu and lists of others name other cases, which are judged on their own pages.
  const shown = (element) => raw || element.closest("article, head, .md-header") !== null;
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data;
    const parent = walker.currentNode.parentElement;
    const holder = parent?.localName;
    if (!parent || /^(script|style)$/.test(holder) || !shown(parent)) continue;
    if (forbidden.test(text)) faults.push(`control character in <${holder}>`);
    if (turning.test(text)) faults.push(`turns the direction in <${holder}>`);
  }
  for (const element of all.filter(shown))
    for (const { name: key, value } of element.attributes)
      if (forbidden.test(value) || turning.test(value)) faults.push(`control or direction character in ${element.localName} ${key}`);

  const article = document.querySelector("article") ?? document.body;
  if (!raw) {
    // What an author wrote is no part of the page's own frame.
    // (An author who gives two ids alike leads astray in the own text only.)
    const ids = new Map();
    for (const element of all) if (element.id) ids.set(element.id, [...(ids.get(element.id) ?? []), element]);
    for (const [id, elements] of ids) if (elements.length > 1 && elements.some((each) => article.contains(each)) && !elements.every((each) => each.closest(".ln-body"))) faults.push(`id twice: ${id}`);
    for (const element of article.querySelectorAll("[id], [name]"))
      for (const name of [attribute(element, "id"), attribute(element, "name")])
        if (name && /^(img|form|embed|object|iframe)$/.test(element.localName) && name in Document.prototype) faults.push(`takes the place of document.${name}`);
    if (typeof document.getElementById !== "function" || typeof document.querySelector !== "function") faults.push("document clobbered");
    for (const element of article.querySelectorAll("input, textarea, select, form, button"))
      if (/^(textarea|select|form)$/.test(element.localName) && !element.closest("[class*=ln-]")) faults.push(`<${element.localName}> to fill in`);
      else if (element.localName === "input" && !/^(checkbox|radio)$/.test(element.type) && !element.closest("[class*=ln-]")) faults.push(`<input type=${element.type}> to fill in`);
    for (const element of article.querySelectorAll(".mermaid")) faults.push(`class ${attribute(element, "class")}`);
    for (const element of article.querySelectorAll("*")) {
      const position = getComputedStyle(element).position;
      if ((position === "fixed" || position === "sticky") && !element.closest("[class*=ln-]")) faults.push(`<${element.localName}> stands ${position}`);
    }
    for (const label of article.querySelectorAll("label")) if (label.control && !article.contains(label.control)) faults.push(`label of the page's own #${label.control.id}`);
    if (document.querySelectorAll("header.md-header").length !== 1 || document.querySelectorAll("main").length !== 1 || document.querySelectorAll("footer.md-footer").length > 1) faults.push("a second frame");
    if (document.querySelectorAll("#__drawer, #__search").length !== document.querySelectorAll("body > input#__drawer, body > input#__search").length) faults.push("switches of the theme");
    const at = (element) => {
      const box = element.getBoundingClientRect();
      return document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    };
    const header = document.querySelector("header.md-header");
    const logo = header?.querySelector(".md-logo, .md-header__title");
    if (logo && logo.getBoundingClientRect().width > 0 && !header.contains(at(logo))) faults.push("header covered");
    if (document.documentElement.scrollWidth > innerWidth + 2) faults.push(`page ${document.documentElement.scrollWidth} wide`);
    if (sentinel) {
      const finder = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      let holder = null;
      while (finder.nextNode()) if (finder.currentNode.data.includes(sentinel) && !/^(script|style)$/.test(finder.currentNode.parentNode.localName)) { holder = finder.currentNode.parentElement; break; }
      if (!holder) faults.push("the rest of the page is gone");
      else if (holder.closest("pre, textarea, title, [hidden], [inert], [aria-hidden=true]")) faults.push(`the rest of the page is in <${holder.closest("pre, textarea, title, [hidden], [inert], [aria-hidden=true]").localName}>`);
      else if (!holder.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || holder.getBoundingClientRect().width < 20) faults.push("the rest of the page cannot be seen");
      else {
        holder.scrollIntoView({ block: "center" });
        const there = at(holder);
        if (there && !holder.contains(there) && !there.contains(holder)) faults.push(`the rest of the page is covered by <${there.localName}>`);
        window.scrollTo(0, 0);
      }
    }
  }

  // Touch everything, and stay here: what leads to another page is not followed, what runs in this one does.
  addEventListener("click", (event) => {
    const link = event.composedPath().find((each) => each.href !== undefined);
    const address = String(link?.href?.baseVal ?? link?.href ?? "");
    if (link && !/^\s*javascript:/i.test(address)) event.preventDefault();
  }, true);
  addEventListener("submit", (event) => {
    event.preventDefault();
    if (elsewhere(event.submitter?.formAction ?? event.target.action)) faults.push("form sent elsewhere");
  }, true);
  for (const element of (raw ? document : article).querySelectorAll("*")) {
    const own = !raw && element.closest("[class*=ln-], [class*=md-]") && /^(button|input|select|summary)$/.test(element.localName);
    if (own) continue;
    for (const type of ["mouseover", "pointerover", "mousedown", "focus", "scroll", "animationstart", "toggle"])
      element.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }));
    if (/^(a|button|area|summary|input|label|details|text|animate|set|g|rect|circle|path)$/.test(element.localName))
      element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  }
  return faults;
}
