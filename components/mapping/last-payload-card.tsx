"use client";

import { useQuery } from "@tanstack/react-query";
import { Archive, Ban, Check, type LucideIcon } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEntraLabels } from "@/components/connectors/entra-labels";
import { liveState, payloadMs } from "@/components/layout/live";
import { Unread } from "@/components/layout/unread";
import { useMay } from "@/components/layout/viewer-provider";
import { OutcomeBadge } from "@/components/request-log/outcome-badge";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { LivePill } from "@/components/ui/live-pill";
import { Skeleton } from "@/components/ui/skeleton";
import { StatusBadge, type Tone } from "@/components/ui/status-badge";
import { Time } from "@/components/ui/time";
import { lastPayloadQueries } from "@/lib/last-payload/queries";
import type { LastPayload, PayloadAttribute } from "@/lib/last-payload/schemas";
import { isUuid } from "@/lib/utils/uuid";

interface LastPayloadCardProps {
  readonly slug: string;
  readonly connectorId: string;
}

/** The newest user that Entra sent, refused ones too, and what became of each attribute. Live. */
export function LastPayloadCard({ slug, connectorId }: LastPayloadCardProps) {
  const t = useTranslations("mapping.payload");
  const { entra } = useEntraLabels();
  const query = useQuery({ ...lastPayloadQueries.get(slug, connectorId), refetchInterval: payloadMs });
  return (
    <Card title={t("title")} action={<LivePill state={liveState(query)} />} className="min-w-0">
      {query.data === undefined ? (
        <Unread query={query}>
          <Skeleton className="h-40 w-full" />
        </Unread>
      ) : query.data === null ? (
        <p className="text-muted">
          {t.rich("none", { onDemand: entra.provisionOnDemand, b: (words) => <b>{words}</b> })}
        </p>
      ) : (
        <Payload slug={slug} connectorId={connectorId} payload={query.data} />
      )}
    </Card>
  );
}

function Payload({ slug, connectorId, payload }: LastPayloadCardProps & { readonly payload: LastPayload }) {
  const t = useTranslations("mapping.payload");
  const mayReadLog = useMay("log:read");
  const outcome = payload.status < 400 ? "accepted" : payload.status < 500 ? "refused" : "failed";
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <bdi className="font-semibold [overflow-wrap:anywhere]">{payload.userName ?? t("unnamed")}</bdi>
        <OutcomeBadge request={{ outcome, status: payload.status }} />
      </div>
      <p className="mt-1 text-muted">
        <span className="font-mono text-mono">{payload.method}</span> · <Time at={payload.at} />
        {mayReadLog && (
          <>
            {" "}
            ·{" "}
            <Link
              href={`/o/${slug}/request-log?connector=${connectorId}&open=${payload.requestId}`}
              className="text-accent-text underline"
            >
              {t("showRequest")}
            </Link>
          </>
        )}
      </p>
      {payload.cause && (
        <Callout kind={outcome === "refused" ? "danger" : "warning"} className="mt-3">
          <p>{payload.cause}</p>
          {payload.cure && <p className="mt-1 text-muted">{payload.cure}</p>}
        </Callout>
      )}
      {payload.causeCode !== "externalid_not_objectid" && <ExternalIdWarning attributes={payload.attributes} />}
      <ul aria-label={t("attributes")} className="mt-3 divide-y divide-border">
        {inOrder(payload.attributes).map((attribute, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one payload may name an attribute twice, and its lines never move
          <AttributeLine key={`${payload.requestId} ${index}`} attribute={attribute} />
        ))}
      </ul>
    </>
  );
}

/** W6 of SCREENS §3.5, also for a request with a cause of its own: what is no object id cannot bind a sign-in. */
function ExternalIdWarning({ attributes }: { readonly attributes: readonly PayloadAttribute[] }) {
  const t = useTranslations("mapping.externalId");
  const sent = attributes.find(({ path }) => path.toLowerCase() === "externalid");
  if (sent === undefined || isUuid(sent.value.toLowerCase())) return null;
  return (
    <Callout kind="warning" className="mt-3">
      <p>{t.rich("noObjectId", { value: sent.value, bdi: (words) => <bdi>{words}</bdi> })}</p>
      <p className="mt-1">{t.rich("path", { b: (words) => <b>{words}</b> })}</p>
    </Callout>
  );
}

const order = ["ignored", "used", "stored"] as const;

/** What comes to nothing first, because that is what somebody looks for here. */
function inOrder(attributes: readonly PayloadAttribute[]): readonly PayloadAttribute[] {
  return [...attributes].sort((a, b) => order.indexOf(a.mark) - order.indexOf(b.mark));
}

const marks: Record<PayloadAttribute["mark"], readonly [tone: Tone, icon: LucideIcon]> = {
  used: ["success", Check],
  stored: ["info", Archive],
  ignored: ["neutral", Ban],
};

function AttributeLine({ attribute }: { readonly attribute: PayloadAttribute }) {
  const t = useTranslations("mapping.payload");
  const [tone, icon] = marks[attribute.mark];
  return (
    <li className="py-2.5">
      <div className="flex items-start justify-between gap-3">
        <code className="min-w-0 font-mono text-mono [overflow-wrap:anywhere]">{attribute.path}</code>
        <StatusBadge tone={tone} icon={icon} word={t(`marks.${attribute.mark}`)} />
      </div>
      <p className="mt-0.5 [overflow-wrap:anywhere]">
        {attribute.value === "" ? <span className="text-muted">{t("emptyValue")}</span> : <bdi>{attribute.value}</bdi>}
      </p>
      <p className="text-muted text-xs">{attribute.why}</p>
    </li>
  );
}
