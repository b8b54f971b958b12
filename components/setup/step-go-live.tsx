"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Power } from "lucide-react";
import Link from "next/link";
import { entraWizard } from "@/components/connectors/entra-labels";
import { liveMs } from "@/components/layout/live";
import { useFresh } from "@/components/layout/use-fresh";
import { type Click, Way } from "@/components/setup/clicks";
import { whatHappened } from "@/components/setup/follow-on-demand";
import { StepColumns } from "@/components/setup/step-columns";
import { useSetup } from "@/components/setup/use-setup";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { Stat } from "@/components/ui/stat";
import { useToast } from "@/components/ui/toast";
import { connectorMutations, connectorQueries } from "@/lib/connectors/queries";
import { requestLogQueries } from "@/lib/request-log/queries";
import { setupQueries } from "@/lib/setup/queries";
import { countOf, formatNumber } from "@/lib/utils/format";
import { clockTime } from "@/lib/utils/time";

const { both } = entraWizard;

interface Ids {
  readonly slug: string;
  readonly connectorId: string;
}

/** Step 5: on here, then on there, and the first people arrive. */
export function StepGoLive() {
  const { view, door, page } = useSetup();
  if (door.kind !== "admin") return null;
  const words = entraWizard[page];
  const clicks: readonly Click[] = [
    {
      id: "5.properties",
      name: "look at the properties",
      place: both.scope,
      text: (
        <>
          <Way steps={words.properties} />: <b>{both.scope}</b> (“{both.assignedOnly}” is the default),{" "}
          <b>Notification email</b>, <b>{both.preventDeletion}</b> &gt; <b>{words.saveProperties}</b>
        </>
      ),
    },
    {
      id: "5.start",
      name: words.start.join(" "),
      place: words.start[0] ?? "",
      text: <Way steps={words.start} />,
    },
    {
      id: "5.logs",
      name: both.logs,
      place: both.logs,
      text: (
        <>
          Afterwards: <b>{both.logs}</b> (left, under <b>{both.monitor}</b>)
        </>
      ),
    },
  ];
  return (
    <div className="flex flex-col gap-4">
      <SwitchOn slug={door.slug} connectorId={door.connectorId} />
      <StepColumns
        clicks={clicks}
        sketch={{
          title: "Usher | Overview",
          menu: ["Overview", both.provisioning, both.logs],
          rows: [
            { kind: "field", label: both.scope, value: both.assignedOnly },
            { kind: "field", label: "Notification email", value: "it@…" },
            { kind: "field", label: both.preventDeletion, value: "On" },
            { kind: "button", label: words.saveProperties },
            { kind: "button", label: words.start[0] ?? "" },
          ],
        }}
        after={
          <p className="text-muted">
            The first cycle may take a while for many people; later ones come about every 40 minutes.
          </p>
        }
      />
      <Arrivals slug={door.slug} connectorId={door.connectorId} />
      {view.provisioningOn && view.arrived !== null && view.arrived.users > 0 && <End {...door} />}
    </div>
  );
}

function SwitchOn({ slug, connectorId }: Ids) {
  const { view, door } = useSetup();
  const queryClient = useQueryClient();
  const toast = useToast();
  const mutation = useMutation({
    mutationFn: connectorMutations.update(slug, connectorId),
    onError: (error) => toast("error", error.message),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: connectorQueries.all(slug) }),
        queryClient.invalidateQueries({ queryKey: setupQueries.get(door).queryKey }),
      ]),
  });
  if (view.provisioningOn) return <Callout kind="success">Provisioning is on. What Entra sends is kept.</Callout>;
  return (
    <Card title="In Usher">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p>Until now Usher answers tests alone. Switch it on before you start Entra.</p>
        <Button
          variant="primary"
          busy={mutation.isPending}
          onClick={() => mutation.mutate({ provisioningOn: true })}
          className="max-sm:w-full"
        >
          <Power aria-hidden />
          {mutation.isPending ? "Switching on…" : "Switch provisioning on"}
        </Button>
      </div>
    </Card>
  );
}

const shown = 8;

function Arrivals({ slug, connectorId }: Ids) {
  const { view } = useSetup();
  const { data: connector } = useQuery(connectorQueries.detail(slug, connectorId));
  const { data } = useQuery({
    ...requestLogQueries.list(slug, { connector: connectorId, hideTests: "1" }),
    refetchInterval: liveMs,
  });
  const writes = (data?.items ?? []).filter(({ method }) => method !== "GET").slice(0, shown);
  const isFresh = useFresh(writes);
  return (
    <Card title="First cycle">
      <dl className="grid grid-cols-3 gap-3">
        <Stat label="Users" value={formatNumber(view.arrived?.users ?? 0)} />
        <Stat label="Groups" value={formatNumber(view.arrived?.groups ?? 0)} />
        <Stat label="Refused, 24 h" value={formatNumber(connector?.requests24h.refused ?? 0)} />
      </dl>
      {writes.length === 0 ? (
        <p role="status" className="mt-4 text-muted">
          Nobody yet. The first people appear here within seconds.
        </p>
      ) : (
        <ul aria-live="polite" className="mt-4 divide-y divide-border">
          {writes.map((request) => (
            <li
              key={request.id}
              className={`flex items-baseline gap-3 py-1.5 ${isFresh(request.id) ? "animate-fresh-row" : ""}`}
            >
              <time dateTime={request.at} suppressHydrationWarning className="tabular shrink-0 text-muted text-xs">
                {clockTime(request.at)}
              </time>
              <Link
                href={`/o/${slug}/request-log?connector=${connectorId}&open=${request.id}`}
                className="min-w-0 rounded-badge [overflow-wrap:anywhere] hover:underline"
              >
                {request.outcome === "accepted" ? (
                  whatHappened(request.summary)
                ) : (
                  <>
                    <span className="text-danger">Refused:</span> {request.summary}. {request.cause}
                  </>
                )}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function End({ slug, connectorId }: Ids) {
  const { view } = useSetup();
  const { users, groups, matched, elsewhere } = view.arrived ?? { users: 0, groups: 0, matched: 0, elsewhere: 0 };
  return (
    <Callout
      kind="success"
      title={`Done. ${countOf(users, "person", "people")} and ${countOf(groups, "group")} arrived.`}
      action={
        <Button asChild>
          <Link href={`/o/${slug}/integrations/${connectorId}/sign-in`}>Set up sign-in with Microsoft</Link>
        </Button>
      }
    >
      <Link href={`/o/${slug}/users`} className="text-accent-text underline">
        People who were here before
      </Link>
      : {formatNumber(matched)} matched, {formatNumber(elsewhere)} not in Entra (there <b>Discover identities</b> lists
      them too, with its Governance licence).
    </Callout>
  );
}
