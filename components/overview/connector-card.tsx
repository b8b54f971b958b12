import Link from "next/link";
import { useTranslations } from "next-intl";
import { ConnectorStatus } from "@/components/connectors/connector-status";
import { Button } from "@/components/ui/button";
import { HourBars } from "@/components/ui/hour-bars";
import { timeOf } from "@/components/ui/time-tags";
import type { ConnectorDto } from "@/lib/connectors/schemas";
import type { RequestPoint } from "@/lib/request-stats/schemas";

interface ConnectorCardProps {
  readonly slug: string;
  readonly connector: ConnectorDto;
  readonly hours: readonly RequestPoint[];
}

export function ConnectorCard({ slug, connector, hours }: ConnectorCardProps) {
  const t = useTranslations("overview.connector");
  const { accepted, refused } = connector.requests24h;
  return (
    <section className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-card border border-border bg-surface p-4 sm:p-5">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 className="font-semibold text-lg">
            <bdi>{connector.name}</bdi>
          </h2>
          <ConnectorStatus state={connector.state} />
        </div>
        <p className="tabular mt-1 text-muted">
          {connector.lastContactAt
            ? t.rich("contact", { accepted, refused, time: timeOf(connector.lastContactAt) })
            : t("noContact")}
        </p>
      </div>
      {connector.lastContactAt && hours.length > 0 && <HourBars points={hours} />}
      <Button asChild>
        <Link href={`/o/${slug}/integrations/${connector.id}`}>{t("open")}</Link>
      </Button>
    </section>
  );
}
