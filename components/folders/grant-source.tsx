import { Hand, ListOrdered, Plug } from "lucide-react";
import { Time } from "@/components/ui/time";
import type { FolderGrant } from "@/lib/folders/schemas";

const icons = { hand: Hand, rule: ListOrdered, scim: Plug } as const;

/** One reason for access: who gave it and since when. */
export function GrantSource({ grant }: { readonly grant: FolderGrant }) {
  const Icon = icons[grant.source];
  return (
    <span className="relative flex min-w-0 gap-1.5">
      <Icon aria-hidden className="mt-0.5 size-3.5 shrink-0 stroke-[1.75] text-muted" />
      <span className="min-w-0">
        <bdi className="block [overflow-wrap:anywhere] sm:min-w-32">{sourceWords(grant)}</bdi>
        <span className="block text-muted text-xs">
          since <Time at={grant.since} />
        </span>
      </span>
    </span>
  );
}

/** “SCIM, Microsoft Entra ID”, “Rule 2, group IT”, “By hand, Mia Chen”. */
export function sourceWords({ source, givenBy, rule }: FolderGrant): string {
  if (source === "scim") return `SCIM, ${givenBy}`;
  if (source === "hand") return `By hand, ${givenBy}`;
  return rule === null ? `Rule, ${givenBy}` : `Rule ${rule.position}, group ${rule.groupName}`;
}
