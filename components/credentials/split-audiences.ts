/** What was typed or pasted into one field: “a, b” and “a b” are two. */
export function splitAudiences(text: string): string[] {
  return text.split(/[\s,]+/).filter((part) => part !== "");
}
