import { formatPath, parseAttributePath } from "../attribute-path";
import { ScimError } from "../errors";
import { isStorable, shorten } from "../text";
import type { AttributePath, CompareOp, Filter, FilterValue } from "./ast";
import { parseNumber } from "./number";
import { type Token, TokenError, tokenize } from "./tokens";

/** The longest filter, the deepest nesting and the most comparisons that are accepted. */
export const filterLimits = { length: 32 * 1024, depth: 50, comparisons: 1100 } as const;

export interface ParseOptions {
  /** Called when the text did not parse; answers a text to parse in its place, or null. */
  readonly repair?: (text: string) => string | null;
  /** Whether the attribute may be compared with a word without quotes, which then counts as text. */
  readonly acceptsUnquoted?: (path: AttributePath) => boolean;
}

const operators = new Set(["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"]);

function isCompareOp(text: string): text is CompareOp {
  return operators.has(text);
}

const literals = new Map<string, FilterValue>([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/** What a parser for filters or PATCH paths says about itself in errors. */
interface Subject {
  readonly noun: "filter" | "path";
  readonly scimType: "invalidFilter" | "invalidPath";
}

/** A recursive-descent parser over tokens; `not` binds tighter than `and`, and `and` tighter than `or` (RFC 7644 §3.4.2.2). */
class Parser {
  readonly #tokens: readonly Token[];
  readonly #subject: Subject;
  readonly #options: ParseOptions;
  #position = 0;
  #depth = 0;
  #comparisons = 0;

  constructor(text: string, subject: Subject, options: ParseOptions) {
    this.#subject = subject;
    this.#options = options;
    if (text.length > filterLimits.length) {
      throw this.#refuse(`The ${subject.noun} is longer than ${filterLimits.length} characters`);
    }
    try {
      this.#tokens = tokenize(text);
    } catch (error) {
      if (error instanceof TokenError) throw this.#invalid(error.at, error.message);
      throw error;
    }
  }

  filter(): Filter {
    const filter = this.#or(false);
    this.#end("and or or");
    return filter;
  }

  /** RFC 7644 §3.5.2: attrPath / valuePath [subAttr]. */
  path(): { path: AttributePath; where?: Filter } {
    const path = this.#attributePath();
    if (this.#peek().kind !== "[") {
      this.#end("the end");
      return { path };
    }
    const where = this.#valueFilter(path);
    const subAttribute = this.#subAttribute();
    this.#end("the end");
    return { path: subAttribute === null ? path : { ...path, subAttribute }, where };
  }

  #or(inValuePath: boolean): Filter {
    let left = this.#and(inValuePath);
    while (this.#takeWord("or")) left = { kind: "or", left, right: this.#and(inValuePath) };
    return left;
  }

  #and(inValuePath: boolean): Filter {
    let left = this.#term(inValuePath);
    while (this.#takeWord("and")) left = { kind: "and", left, right: this.#term(inValuePath) };
    return left;
  }

  #term(inValuePath: boolean): Filter {
    if (this.#peek().kind === "(") return this.#brackets(inValuePath);
    const next = this.#tokens[this.#position + 1];
    if (isKeyword(this.#peek(), "not") && next?.kind === "(") {
      this.#position++;
      return { kind: "not", operand: this.#brackets(inValuePath) };
    }
    return this.#expression(inValuePath);
  }

  #brackets(inValuePath: boolean): Filter {
    this.#enter();
    const inner = this.#or(inValuePath);
    this.#leave(")");
    return inner;
  }

  #expression(inValuePath: boolean): Filter {
    const path = this.#attributePath();
    if (this.#peek().kind !== "[") return this.#comparison(path);
    if (inValuePath) throw this.#invalid(this.#peek().at, "a value filter cannot stand inside another");
    const where = this.#valueFilter(path);
    const subAttribute = this.#subAttribute();
    if (subAttribute === null) return { kind: "group", path, where };
    // Beyond the ABNF of RFC 7644 §3.4.2.2 but sent by Entra: emails[type eq "work"].value eq "x" asks it of one element.
    return {
      kind: "group",
      path,
      where: { kind: "and", left: where, right: this.#comparison({ attribute: subAttribute }) },
    };
  }

  #valueFilter(path: AttributePath): Filter {
    if (path.subAttribute !== undefined) {
      throw this.#invalid(
        this.#peek().at,
        `a value filter follows an attribute, not the sub-attribute ${formatPath(path)}`,
      );
    }
    this.#enter();
    const where = this.#or(true);
    this.#leave("]");
    return where;
  }

  #comparison(path: AttributePath): Filter {
    this.#comparisons++;
    if (this.#comparisons > filterLimits.comparisons) {
      throw this.#refuse(`The ${this.#subject.noun} has more than ${filterLimits.comparisons} comparisons`);
    }
    const token = this.#take();
    const op = token.kind === "word" ? token.text.toLowerCase() : "";
    if (op === "pr") return { kind: "present", path };
    if (!isCompareOp(op)) {
      throw this.#invalid(token.at, `an operator (eq ne co sw ew pr gt ge lt le) is expected, ${found(token)}`);
    }
    return { kind: "compare", path, op, value: this.#value(path) };
  }

  #value(path: AttributePath): FilterValue {
    const token = this.#take();
    if (token.kind === "string") return this.#storable(token);
    if (token.kind !== "word") throw this.#invalid(token.at, `a value is expected, ${found(token)}`);
    const literal = literals.get(token.text);
    if (literal !== undefined) return literal;
    if (this.#options.acceptsUnquoted?.(path) === true) return this.#storable(token);
    const number = parseNumber(token.text);
    if (number !== null) return number;
    throw this.#invalid(token.at, "a value must be text in double quotes, a number, true, false or null");
  }

  #storable(token: Token): string {
    if (isStorable(token.text)) return token.text;
    throw this.#invalid(token.at, "text cannot hold U+0000 or half of a surrogate pair");
  }

  #attributePath(): AttributePath {
    const token = this.#take();
    const path = token.kind === "word" ? parseAttributePath(token.text) : null;
    if (path === null) throw this.#invalid(token.at, `an attribute name is expected, ${found(token)}`);
    return path;
  }

  /** The `.value` right behind a closing bracket, or null. */
  #subAttribute(): string | null {
    const token = this.#peek();
    if (token.kind !== "word" || token.spaced || !token.text.startsWith(".")) return null;
    const path = parseAttributePath(token.text.slice(1));
    if (path === null || path.subAttribute !== undefined || path.schema !== undefined) {
      throw this.#invalid(token.at, "one sub-attribute name is expected after the dot");
    }
    this.#position++;
    return path.attribute;
  }

  #enter(): void {
    this.#position++;
    this.#depth++;
    if (this.#depth > filterLimits.depth) {
      throw this.#refuse(`The ${this.#subject.noun} is nested deeper than ${filterLimits.depth} levels`);
    }
  }

  #leave(kind: ")" | "]"): void {
    const token = this.#take();
    if (token.kind !== kind) throw this.#invalid(token.at, `${kind} is expected, ${found(token)}`);
    this.#depth--;
  }

  #end(expected: string): void {
    const token = this.#peek();
    if (token.kind !== "end") throw this.#invalid(token.at, `${expected} is expected, ${found(token)}`);
  }

  #takeWord(word: "and" | "or"): boolean {
    const taken = isKeyword(this.#peek(), word);
    if (taken) this.#position++;
    return taken;
  }

  #peek(): Token {
    return this.#tokens[this.#position] ?? { kind: "end", text: "", at: 0, spaced: false };
  }

  #take(): Token {
    const token = this.#peek();
    if (token.kind !== "end") this.#position++;
    return token;
  }

  #invalid(at: number, reason: string): ScimError {
    return this.#refuse(`The ${this.#subject.noun} is not valid at position ${at + 1}: ${reason}`);
  }

  #refuse(reason: string): ScimError {
    return ScimError.of(this.#subject.scimType, `${reason}.`);
  }
}

/** RFC 7644 §3.4.2.2: operators and logical words in any case. */
function isKeyword(token: Token, word: "and" | "or" | "not"): boolean {
  return token.kind === "word" && token.text.toLowerCase() === word;
}

function found(token: Token): string {
  if (token.kind === "end") return "but the text ends";
  if (token.kind === "string") return "but text in quotes came";
  return `but ${shorten(token.text)} came`;
}

const filterSubject: Subject = { noun: "filter", scimType: "invalidFilter" };

/**
 * RFC 7644 §3.4.2.2: reads a filter. Strict without options. Positions in errors are 1-based and count UTF-16 units.
 * Throws ScimError invalidFilter; an error from a repaired text is reported as that of the original.
 */
export function parseFilter(text: string, options: ParseOptions = {}): Filter {
  try {
    return new Parser(text, filterSubject, options).filter();
  } catch (error) {
    const repaired = error instanceof ScimError && text.length <= filterLimits.length ? options.repair?.(text) : null;
    if (typeof repaired !== "string") throw error;
    return new Parser(repaired, filterSubject, options).filter();
  }
}

/** RFC 7644 §3.5.2: reads a PATCH path into its attribute path and value filter. Throws ScimError invalidPath. */
export function parseValuePath(text: string): { readonly path: AttributePath; readonly where?: Filter } {
  return new Parser(text, { noun: "path", scimType: "invalidPath" }, {}).path();
}
