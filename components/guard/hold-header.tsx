import { CircleCheck, Hand } from "lucide-react";
import { useTranslations } from "next-intl";
import { liveState } from "@/components/layout/live";
import { PageHeader } from "@/components/layout/page-header";
import { LivePill } from "@/components/ui/live-pill";
import { StatusBadge } from "@/components/ui/status-badge";
import type { HoldDto } from "@/lib/guard/schemas";

interface HoldHeaderProps {
  readonly hold: HoldDto;
  readonly query: Parameters<typeof liveState>[0];
  /** Everybody whom the hold is about, once it is known. */
  readonly people: number | undefined;
}

export function HoldHeader({ hold, query, people }: HoldHeaderProps) {
  const t = useTranslations("guard.header");
  const ended = hold.state === "released" || hold.state === "resumed";
  return (
    <PageHeader
      title={t(ended ? "titleEnded" : "title")}
      badge={
        ended ? (
          <StatusBadge tone="success" icon={CircleCheck} word={t("ended")} />
        ) : (
          <StatusBadge tone="warning" icon={Hand} word={t("held")} />
        )
      }
      lead={people === undefined ? t("lead", { limit: hold.limit }) : t("leadCounted", { people, limit: hold.limit })}
      actions={!ended && <LivePill state={liveState(query)} />}
    />
  );
}
