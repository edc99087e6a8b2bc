// The two forms of a record's values: as its file has them, and as the editor's fields want them.

/** What is particular about fields, by their names; `fields` as the plan has them. */
export function shapeOf(fields) {
  const shape = new Map();
  for (const { name, fields: inner, object_from: key, keys, elsewhere_of: home } of fields) {
    if (home) shape.get(home).elsewhere = name;
    else shape.set(name, { key, keys, inner: inner && shapeOf(inner) });
  }
  return shape;
}

/** Converts values: forms have objects where a file may name a record alone, and a field of their own for other networks. */
export function makeConversion(shape, network) {
  return { toForm: (data) => toForm(data, shape, network), toFile: (data) => toFile(data, shape) };
}

function toForm(data, shape, network) {
  const result = {};
  for (const [name, value] of Object.entries(data)) {
    const { key, keys, inner, elsewhere } = shape.get(name) ?? {};
    const convert = (item) => {
      if (typeof item === "string") return key ? { [key]: item } : keys ? rename(item, keys, network) : item;
      return inner && isObject(item) ? toForm(item, inner, network) : item;
    };
    const isList = Array.isArray(value);
    const items = (isList ? value : [value]).map(convert);
    const isAway = (item) => Boolean(elsewhere) && typeof item === "string" && item.includes("/");
    const [here, away] = [items.filter((item) => !isAway(item)), items.filter(isAway)];
    if (here.length || isList) result[name] = isList ? here : here[0];
    if (away.length) result[elsewhere] = isList ? away : away[0];
  }
  return result;
}

function toFile(data, shape) {
  const result = {};
  for (const [name, value] of Object.entries(data)) {
    const { key, inner } = shape.get(name) ?? {};
    const convert = (item) => {
      if (!inner || !isObject(item)) return item;
      return key && Object.keys(item).join() === key ? item[key] : toFile(item, inner);
    };
    result[name] = Array.isArray(value) ? value.map(convert) : convert(value);
  }
  for (const [name, { elsewhere }] of shape) {
    const [here, away] = [result[name], result[elsewhere]];
    delete result[elsewhere];
    if (away !== undefined) result[name] = Array.isArray(away) ? [...(here ?? []), ...away] : (here ?? away);
  }
  return result;
}

function rename(name, keys, network) {
  if (keys === "own") return name.startsWith(`${network}/`) ? name.slice(network.length + 1) : name;
  return name.includes("/") || !network ? name : `${network}/${name}`;
}

/** Whether a value has values of its own, by their names. */
export function isObject(value) {
  return Boolean(value) && typeof value === "object" && !Array.isArray(value);
}
