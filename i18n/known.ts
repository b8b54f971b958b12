/** What every translator can, as far as it takes to ask for a message that may not be there. */
interface Asked<Key extends string> {
  readonly has: (key: Key) => boolean;
  readonly raw: (key: Key) => unknown;
  (key: Key): string;
}

/** The words under a key that ends with what a server or an address says, or null where there are none. */
export function known<Key extends string>(t: Asked<Key>, key: string): string | null {
  const name = key as Key;
  // Every object has a `constructor`, which is no message.
  return t.has(name) && typeof t.raw(name) === "string" ? t(name) : null;
}
