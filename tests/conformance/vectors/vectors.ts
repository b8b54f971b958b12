/** An acceptable answer of a vector. */
export interface Expected {
  readonly status: number | "reset";
  readonly scimType?: string;
}

/** A vector that we judge wrong, with the clause that says so. Empty unless it truly is. */
export interface Exception {
  readonly id: string;
  /** `RFC 7644 §…` and what it says. */
  readonly clause: string;
}

/** Values for the marks of a vector: `{{name}}`, or `{{name|upper}}` for upper case. */
export type Marks = Readonly<Record<string, string>>;

/** Puts values in place of the marks; a mark without a value stays, so that it shows. */
export function fill(text: string, marks: Marks): string {
  return text.replace(/\{\{([\w.]+)(\|upper)?\}\}/g, (mark, name: string, upper?: string) => {
    const value = marks[name];
    if (value === undefined) return mark;
    return upper === undefined ? value : value.toUpperCase();
  });
}

/** The same for any JSON. */
export function fillJson<Value>(value: Value, marks: Marks): Value {
  const escaped = Object.fromEntries(
    Object.entries(marks).map(([name, text]) => [name, JSON.stringify(text).slice(1, -1)]),
  );
  return JSON.parse(fill(JSON.stringify(value), escaped)) as Value;
}

/** A text that a vector describes in place of writing it out. */
export type MadeText = string | { readonly [key: string]: unknown };

/** A filter as text, or made: `repeat` wraps, `join` chains, `pad` fills. */
export function makeFilter(filter: MadeText): string {
  if (typeof filter === "string") return filter;
  const text = (key: string) => String(filter[key] ?? "");
  const times = Number(filter["times"]);
  switch (filter["gen"]) {
    case "repeat":
      return text("open").repeat(times) + text("core") + text("close").repeat(times);
    case "join":
      return [...Array.from({ length: times }, () => text("item")), text("last")].join(text("sep"));
    case "pad":
      return text("before") + text("char").repeat(times) + text("after");
    default:
      throw new Error(`Unknown way to make a filter: ${text("gen")}`);
  }
}

/** A body: before + open×times + core + close×times + after, or before + each with its number + after. */
export function makeBody(made: { readonly [key: string]: unknown }): string {
  const text = (key: string) => String(made[key] ?? "");
  const times = Number(made["times"]);
  if (made["each"] === undefined) {
    return text("before") + text("open").repeat(times) + text("core") + text("close").repeat(times) + text("after");
  }
  return text("before") + numbered(text("each"), times) + text("after");
}

/** A path: as it is, padded, or in place of the whole path of the base URL. */
export function makePath(path: MadeText, basePath: string): string {
  if (typeof path === "string") return basePath + path;
  if (typeof path["abs"] === "string") return path["abs"];
  return basePath + String(path["pad"]) + numbered(String(path["each"]), Number(path["times"]));
}

function numbered(each: string, times: number): string {
  return Array.from({ length: times }, (_, index) => each.replaceAll("{{i}}", String(index))).join("");
}
