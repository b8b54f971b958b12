/** `at` is the 0-based place of the token's first character; `spaced` tells that white space stands before it. */
export interface Token {
  readonly kind: "(" | ")" | "[" | "]" | "string" | "word" | "end";
  readonly text: string;
  readonly at: number;
  readonly spaced: boolean;
}

/** Where and why a text is no filter. */
export class TokenError extends Error {
  readonly at: number;

  constructor(at: number, reason: string) {
    super(reason);
    this.at = at;
  }
}

const escapes = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["/", "/"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

function isSpace(character: string): boolean {
  return character === " " || character === "\t" || character === "\n" || character === "\r";
}

function bracket(character: string): "(" | ")" | "[" | "]" | null {
  return character === "(" || character === ")" || character === "[" || character === "]" ? character : null;
}

function isHex(text: string): boolean {
  for (const character of text) {
    if (!"0123456789abcdefABCDEF".includes(character)) return false;
  }
  return text.length === 4;
}

/** Reads the escape whose backslash is at `at`: the character it stands for and the place after it. */
function readEscape(text: string, at: number): { character: string; next: number } {
  const letter = text.charAt(at + 1);
  if (letter === "u") {
    const digits = text.slice(at + 2, at + 6);
    if (!isHex(digits)) throw new TokenError(at, "\\u needs four hexadecimal digits");
    return { character: String.fromCharCode(Number.parseInt(digits, 16)), next: at + 6 };
  }
  const character = escapes.get(letter);
  if (character === undefined)
    throw new TokenError(at, "a backslash must begin an escape of JSON; write \\\\ for one backslash");
  return { character, next: at + 2 };
}

/** Reads the JSON string whose opening quote is at `start` (RFC 8259 §7). */
function readString(text: string, start: number): { value: string; next: number } {
  const parts: string[] = [];
  let at = start + 1;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '"') return { value: parts.join(""), next: at + 1 };
    if (character < " ") throw new TokenError(at, "control characters in text must be escaped");
    if (character === "\\") {
      const read = readEscape(text, at);
      parts.push(read.character);
      at = read.next;
    } else {
      parts.push(character);
      at++;
    }
  }
  throw new TokenError(start, "the closing quote is missing");
}

function wordEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const character = text.charAt(at);
    if (isSpace(character) || character === '"' || bracket(character) !== null) break;
    at++;
  }
  return at;
}

/** Cuts a filter into tokens in one pass, each character looked at once. The last token is `end`. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let spaced = false;
  while (at < text.length) {
    const character = text.charAt(at);
    const kind = bracket(character);
    if (isSpace(character)) {
      spaced = true;
      at++;
      continue;
    }
    if (kind !== null) {
      tokens.push({ kind, text: character, at, spaced });
      at++;
    } else if (character === '"') {
      const { value, next } = readString(text, at);
      tokens.push({ kind: "string", text: value, at, spaced });
      at = next;
    } else {
      const next = wordEnd(text, at);
      tokens.push({ kind: "word", text: text.slice(at, next), at, spaced });
      at = next;
    }
    spaced = false;
  }
  return [...tokens, { kind: "end", text: "", at, spaced }];
}
