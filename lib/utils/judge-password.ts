import type { ZxcvbnFactory, ZxcvbnResult } from "@zxcvbn-ts/core";

/** Whose password it is: what stands in it of them makes it easy to guess. */
export interface PasswordOwner {
  readonly email: string;
  readonly name?: string | null;
  readonly organization?: string | null;
}

/** How strong a password is; `weakness` says what is weak about it and what to do, or is null when it will do. */
export interface PasswordJudgement {
  readonly word: "Weak" | "Good" | "Strong";
  readonly weakness: string | null;
}

const leastLength = 12;
// Guesses as powers of ten. zxcvbn's score 3 begins at 8, which “Summer2026!!” and “Winter2026Winter” reach exactly.
const good = 9;
const strong = 12;
/** What follows adds nothing that matters, and its time grows with the length. */
const judgedLength = 72;

/**
 * Judges a password as somebody who guesses would: dictionaries, keyboards, dates, repetition, and the owner's own words. The same
 * in the browser and on the server. The dictionaries are loaded with the first call.
 */
export async function judgePassword(password: string, owner: PasswordOwner): Promise<PasswordJudgement> {
  const weakness = ownWeakness(password, owner);
  if (weakness !== null) return { word: "Weak", weakness };
  const result = (await estimator()).check(password.slice(0, judgedLength), [...wordsOf(owner)]);
  if (result.guessesLog10 < good) return { word: "Weak", weakness: reasonOf(result) };
  return { word: result.guessesLog10 < strong ? "Good" : "Strong", weakness: null };
}

/** What the estimate does not see, or sees with too friendly an eye. */
function ownWeakness(password: string, owner: PasswordOwner): string | null {
  if (password.length < leastLength) {
    return `Too short: ${password.length} of ${leastLength} characters. Use ${leastLength} or more.`;
  }
  const lower = password.toLowerCase();
  const email = owner.email.trim().toLowerCase();
  const local = localPart(email);
  if (lower === email || (local.length >= 4 && lower.includes(local))) {
    return "Weak: like your e-mail. Choose something else.";
  }
  const rest = [...wordsOf(owner)].reduce((text, word) => text.replaceAll(word, ""), lower);
  if (rest !== lower && rest.replace(/[^\p{L}\p{N}]/gu, "").length < 6) {
    return "Weak: made of your name, e-mail or organization. Add words that have nothing to do with you.";
  }
  return null;
}

/** Longest first, so that a part of a word does not leave the rest of it. */
function wordsOf({ email, name, organization }: PasswordOwner): ReadonlySet<string> {
  const address = email.trim().toLowerCase();
  const whole = [address, localPart(address), name ?? "", organization ?? ""].map((text) => text.toLowerCase());
  const parts = whole.flatMap((text) => text.split(/[^\p{L}\p{N}]+/u));
  return new Set([...whole, ...parts].filter((word) => word.length >= 3).sort((a, b) => b.length - a.length));
}

function localPart(email: string): string {
  const at = email.lastIndexOf("@");
  return at < 0 ? email : email.slice(0, at);
}

const reasons: Readonly<Record<string, string>> = {
  repeat: "it repeats itself. Add words that are not in it yet.",
  sequence: "it follows the alphabet or counts up. Add words that do not belong together.",
  spatial: "its keys lie beside each other. Add words that do not belong together.",
  date: "dates are tried early. Add words that do not belong together.",
  regex: "years are tried early. Add words that do not belong together.",
};

/** By the longest part that was recognised, for that is where the change must be. */
function reasonOf({ sequence }: ZxcvbnResult): string {
  const known = sequence.filter(({ pattern }) => pattern !== "bruteforce" && pattern !== "separator");
  const [longest] = [...known].sort((a, b) => b.token.length - a.token.length);
  if (longest === undefined) return "Weak: it is short and simple. Make it longer.";
  if (longest.pattern !== "dictionary") {
    return `Weak: ${reasons[longest.pattern] ?? "it is easy to guess. Make it longer."}`;
  }
  if (String(longest["dictionaryName"]).startsWith("passwords")) {
    return "Weak: made of a password that many people use. Choose four words that do not belong together.";
  }
  return "Weak: made of few common words. Choose four words that do not belong together.";
}

// The server's bundle and Next's are two copies of this module in one process; the dictionaries are there once.
const key = Symbol.for("usher.password-estimator");
const holder = globalThis as { [key]?: Promise<ZxcvbnFactory> | undefined };

function estimator(): Promise<ZxcvbnFactory> {
  holder[key] ??= load().catch((error: unknown) => {
    holder[key] = undefined;
    throw error;
  });
  return holder[key];
}

/** Loads the dictionaries and runs them once, which takes most of a second, so that nobody who signs up waits for it. */
export async function warmUpJudge(): Promise<void> {
  (await estimator()).check("a password that nobody has");
}

async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
    import("@zxcvbn-ts/language-en"),
  ]);
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    l33tMaxSubstitutions: 20,
  });
}
