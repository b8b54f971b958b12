import type { Change } from "@/lib/audit/change";
import type { IssuedLink, LinkKind } from "@/lib/one-time-links/schemas";
import type { UserEntry } from "@/lib/users/write-user-entries";

const actions: Record<LinkKind, string> = { invite: "user.invite", reset: "user.reset_link" };

/** The audit rows of new links, one for each person, without the links: the first is the change that `mutate` writes. */
export function linkEntries(
  kind: LinkKind,
  links: readonly IssuedLink[],
): { readonly change: Change | null; readonly others: readonly UserEntry[] } {
  const [first, ...rest] = links.map(({ userId, name, email, expiresAt }) => ({
    id: userId,
    label: name,
    action: actions[kind],
    before: null,
    after: { email, until: expiresAt },
  }));
  if (first === undefined) return { change: null, others: [] };
  const { id, label, ...entry } = first;
  return { change: { ...entry, target: { type: "User", id, name: label } }, others: rest };
}
