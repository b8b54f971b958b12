import { useTranslations } from "next-intl";
import { timeOf } from "@/components/ui/time-tags";
import type { CredentialDto } from "@/lib/credentials/schemas";

/** “Used by Entra 4 minutes ago from 20.190.1.2”, or “Never used”. */
export function LastUse({ it }: { readonly it: CredentialDto }) {
  const t = useTranslations("credentials");
  if (!it.lastUsedAt) return t("neverUsed");
  return t.rich("lastUse", {
    kind: it.kind,
    address: it.lastUsedFrom ?? "",
    time: timeOf(it.lastUsedAt),
    from: (words) => it.lastUsedFrom && words,
    mayBreak: (words) => <span className="break-all">{words}</span>,
  });
}
