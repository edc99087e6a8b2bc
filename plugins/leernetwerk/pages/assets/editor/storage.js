// Sveltia CMS keeps who is signed in, token and all, in localStorage: for good, and where a script on any page of the site
// finds it. Here it lasts as long as its tab. What a visitor prefers stays, and so does what a window to sign in shares
// with the one that opened it: which forge is asked, and what the forge has to answer with. Neither opens anything.
const lasting = ["sveltia-cms.prefs", "sveltia-cms.locale", "sveltia-cms.auth"];
const accounts = ["sveltia-cms.user", "decap-cms-user", "netlify-cms-user"];

try {
  const { localStorage: device, sessionStorage: tab } = window;
  const tells = (text) => Object.keys(JSON.parse(text) ?? {}).some((name) => name !== "backendName");
  const read = (name) => (lasting.includes(name) ? device.getItem(name) : (tab.getItem(name) ?? (accounts.includes(name) ? device.getItem(name) : null)));
  const remove = (name) => {
    if (lasting.includes(name) || accounts.includes(name)) device.removeItem(name);
    tab.removeItem(name);
  };
  const write = (name, text) => {
    remove(name);
    (lasting.includes(name) || (accounts.includes(name) && !tells(text)) ? device : tab).setItem(name, text);
  };
  const names = () => [...new Set([...Object.keys(tab), ...[...lasting, ...accounts].filter((name) => device.getItem(name) !== null)])];
  const storage = {
    getItem: (name) => read(String(name)),
    setItem: (name, text) => write(String(name), String(text)),
    removeItem: (name) => remove(String(name)),
    clear: () => names().forEach(remove),
    key: (number) => names()[number] ?? null,
  };
  const value = new Proxy(storage, {
    get: (methods, name) => (name === "length" ? names().length : (methods[name] ?? read(String(name)) ?? undefined)),
    set: (methods, name, text) => (methods.setItem(name, text), true),
    deleteProperty: (methods, name) => (methods.removeItem(name), true),
    has: (methods, name) => name in methods || read(String(name)) !== null,
    ownKeys: names,
    getOwnPropertyDescriptor: (methods, name) => {
      const text = read(String(name));
      return text === null ? undefined : { value: text, writable: true, enumerable: true, configurable: true };
    },
  });
  // What an earlier version of this page kept for good.
  for (const name of accounts) if (device.getItem(name) && tells(device.getItem(name))) device.removeItem(name);
  Object.defineProperty(window, "localStorage", { value, configurable: true });
} catch {
  // A browser that keeps nothing keeps no token either.
}
