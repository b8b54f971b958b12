import { CircleCheck, Hand } from "lucide-react";
import { liveState } from "@/components/layout/live";
import { PageHeader } from "@/components/layout/page-header";
import { LivePill } from "@/components/ui/live-pill";
import { StatusBadge } from "@/components/ui/status-badge";
import type { HoldDto } from "@/lib/guard/schemas";
import { countOf, formatNumber } from "@/lib/utils/format";

interface HoldHeaderProps {
  readonly hold: HoldDto;
  readonly query: Parameters<typeof liveState>[0];
  /** Everybody whom the hold is about, once it is known. */
  readonly people: number | undefined;
}

export function HoldHeader({ hold, query, people }: HoldHeaderProps) {
  const ended = hold.state === "released" || hold.state === "resumed";
  return (
    <PageHeader
      title={ended ? "Provisioning was held" : "Provisioning is held"}
      badge={
        ended ? (
          <StatusBadge tone="success" icon={CircleCheck} word="Ended" />
        ) : (
          <StatusBadge tone="warning" icon={Hand} word="Held" />
        )
      }
      lead={`Entra asked to take access from ${people === undefined ? "people" : countOf(people, "person", "people")}; your limit is ${formatNumber(hold.limit)} an hour.`}
      actions={!ended && <LivePill state={liveState(query)} />}
    />
  );
}
