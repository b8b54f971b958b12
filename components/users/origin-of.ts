import type { Origin } from "@/lib/users/schemas";

/** The tag's words: the connector's name, or “Hand”. */
export function originOf(origin: Origin): { readonly kind: Origin["kind"]; readonly name: string } {
  return origin.kind === "connector" ? { kind: "connector", name: origin.name } : { kind: "hand", name: "Hand" };
}
