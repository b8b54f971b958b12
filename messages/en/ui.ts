/** Words of components/ui. */
export const ui = {
  about: "about {count, number}",
  justNow: "just now",
  ms: "{count, number} ms",
  underOneMs: "under 1 ms",
} as const;
