import { ScimError } from "@/lib/scim/protocol/errors";
import type { Json } from "@/lib/scim/protocol/schema/attribute";
import { shorten } from "@/lib/scim/protocol/text";

const maxDepth = 32;

const quote = 0x22;
const backslash = 0x5c;
const colon = 0x3a;
/** `{` and `[`, then `}` and `]`. */
const depthOf = new Map([
  [0x7b, 1],
  [0x5b, 1],
  [0x7d, -1],
  [0x5d, -1],
]);

/**
 * Looks at what stands outside of strings before the text is parsed, in one pass and without a stack: how deep it nests, and how
 * many colons there are, which in JSON is the number of members of all objects.
 *
 * @throws ScimError `invalidSyntax` for text that nests too deep
 */
export function scanJson(text: string): { readonly colons: number } {
  let depth = 0;
  let colons = 0;
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charCodeAt(index);
    if (char === quote) index = endOfString(text, index);
    else if (char === colon) colons += 1;
    else depth += depthOf.get(char) ?? 0;
    if (depth > maxDepth) {
      throw ScimError.of(
        "invalidSyntax",
        `The body nests deeper than ${maxDepth} levels. SCIM needs no more than five.`,
      );
    }
  }
  return { colons };
}

function endOfString(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && text.charCodeAt(index) !== quote) {
    index += text.charCodeAt(index) === backslash ? 2 : 1;
  }
  return index;
}

/** The members of all objects in a value. */
export function countMembers(value: Json): number {
  if (typeof value !== "object" || value === null) return 0;
  if (Array.isArray(value)) return value.reduce<number>((sum, item: Json) => sum + countMembers(item), 0);
  const inner = Object.values(value);
  return inner.reduce<number>((sum, item) => sum + countMembers(item), inner.length);
}

/** The refusal of JSON in which an object has two members of one name (RFC 8259 §4 leaves open which of them counts). */
export function namedTwice(text: string): ScimError {
  const name = findRepeated(text);
  return ScimError.of(
    "invalidSyntax",
    `The body names ${name === null ? "something" : shorten(name)} twice in one object. Send each name once.`,
  );
}

/** The first name that an object repeats. `text` is JSON. */
function findRepeated(text: string): string | null {
  const objects: Set<string>[] = [];
  let last: string | null = null;
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charCodeAt(index);
    const step = depthOf.get(char);
    if (char === quote) {
      const end = endOfString(text, index);
      last = text.slice(index, end + 1);
      index = end;
    } else if (char === colon && last !== null) {
      const name = JSON.parse(last) as string;
      const names = objects.at(-1);
      if (names?.has(name)) return name;
      names?.add(name);
    } else if (step === 1) objects.push(new Set());
    else if (step === -1) objects.pop();
  }
  return null;
}
