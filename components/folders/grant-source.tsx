import { Hand, ListOrdered, Plug } from "lucide-react";
import { useTranslations } from "next-intl";
import { timeOf } from "@/components/ui/time-tags";
import type { Translate } from "@/i18n/translate";
import type { FolderGrant } from "@/lib/folders/schemas";

const icons = { hand: Hand, rule: ListOrdered, scim: Plug } as const;

/** One reason for access: who gave it and since when. */
export function GrantSource({ grant }: { readonly grant: FolderGrant }) {
  const t = useTranslations("folders");
  const Icon = icons[grant.source];
  return (
    <span className="relative flex min-w-0 gap-1.5">
      <Icon aria-hidden className="mt-0.5 size-3.5 shrink-0 stroke-[1.75] text-muted" />
      <span className="min-w-0">
        <bdi className="block [overflow-wrap:anywhere] sm:min-w-32">{sourceWords(t, grant)}</bdi>
        <span className="block text-muted text-xs">{t.rich("since", { time: timeOf(grant.since) })}</span>
      </span>
    </span>
  );
}

/** “SCIM, Microsoft Entra ID”, “Rule 2, group IT”, “By hand, Mia Chen”. */
export function sourceWords(t: Translate<"folders">, { source, givenBy, rule }: FolderGrant): string {
  return source === "rule" && rule !== null
    ? t("sources.groupRule", { position: rule.position, group: rule.groupName })
    : t(`sources.${source}`, { givenBy });
}
