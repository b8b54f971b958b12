import { CircleCheck, Hourglass, OctagonX, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/status-badge";
import type { DomainDto } from "@/lib/domains/schemas";

/** A lost record is a word of its own: the domain still counts, but somebody has to act. */
export function DomainStatus({ domain }: { readonly domain: Pick<DomainDto, "state" | "lostAt"> }) {
  const t = useTranslations("domains.states");
  if (domain.state === "pending") return <StatusBadge tone="neutral" icon={Hourglass} word={t("pending")} />;
  if (domain.state === "failed") return <StatusBadge tone="danger" icon={OctagonX} word={t("failed")} />;
  if (domain.lostAt !== null) return <StatusBadge tone="warning" icon={TriangleAlert} word={t("recordGone")} />;
  return <StatusBadge tone="success" icon={CircleCheck} word={t("verified")} />;
}
