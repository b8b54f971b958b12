interface ParamsSchema<Output> {
  readonly shape: Record<string, unknown>;
  safeParse(input: unknown): { success: true; data: Output } | { success: false; error: { issues: readonly Issue[] } };
}

interface Issue {
  readonly path: readonly PropertyKey[];
}

type Entries = Iterable<readonly [string, string | readonly string[] | undefined]>;

/** Reads the parameters that the schema knows. Empty and unreadable ones are left out, because people edit addresses. */
export function parseUrlParams<Output>(schema: ParamsSchema<Output>, entries: Entries): Output {
  const known = new Map<string, string>();
  for (const [name, value] of entries) {
    const first = Array.isArray(value) ? value[0] : value;
    if (name in schema.shape && typeof first === "string" && first.trim() !== "") known.set(name, first);
  }
  const parsed = schema.safeParse(Object.fromEntries(known));
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) known.delete(String(issue.path[0]));
  const rest = schema.safeParse(Object.fromEntries(known));
  if (!rest.success) throw new Error("A list must accept empty parameters.");
  return rest.data;
}
