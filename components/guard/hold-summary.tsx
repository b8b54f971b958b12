import Link from "next/link";
import { useMay } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Time } from "@/components/ui/time";
import type { HoldDto } from "@/lib/guard/schemas";
import { countOf, formatNumber } from "@/lib/utils/format";

interface HoldSummaryProps {
  readonly slug: string;
  readonly hold: HoldDto;
}

/** Where the hold stands, and what those who wait have in common. */
export function HoldSummary({ slug, hold }: HoldSummaryProps) {
  return (
    <>
      {hold.state !== "held" && <Decision hold={hold} />}
      <section
        aria-label="The hold"
        className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-card border border-border bg-surface p-4 sm:p-5"
      >
        <div className="min-w-0 flex-1 basis-72">
          <p>
            <ConnectorName slug={slug} hold={hold} /> · since <Time at={hold.startedAt} /> · <Counts hold={hold} />
          </p>
          {hold.shared && (
            <p className="mt-1">
              What they share: {formatNumber(hold.shared.people)} of {formatNumber(hold.waiting)} were in the group “
              <b className="font-semibold">
                <bdi>{hold.shared.groupName}</bdi>
              </b>
              ” until shortly before.
            </p>
          )}
        </div>
        <Button asChild>
          <Link href={`/o/${slug}/request-log?connector=${hold.connectorId}&outcome=failed`}>Show requests</Link>
        </Button>
      </section>
    </>
  );
}

function ConnectorName({ slug, hold }: HoldSummaryProps) {
  const mayOpen = useMay("connector:read");
  const name = <bdi className="font-semibold">{hold.connectorName}</bdi>;
  if (!mayOpen) return name;
  return (
    <Link href={`/o/${slug}/integrations/${hold.connectorId}`} className="text-accent-text underline">
      {name}
    </Link>
  );
}

function Counts({ hold }: { readonly hold: HoldDto }) {
  const { done, waiting, state } = hold;
  if (state !== "held") {
    return waiting === 0
      ? "nobody waits"
      : `Entra asks again: ${countOf(waiting, "person", "people")} ${waiting === 1 ? "waits" : "wait"}`;
  }
  return (
    <span className="tabular">
      {formatNumber(done)} {done === 1 ? "was" : "were"} done, {formatNumber(waiting)}{" "}
      {waiting === 1 ? "waits" : "wait"} · Entra tries again; nothing is lost.
    </span>
  );
}

/** What was decided, by whom, and what is left to do. */
function Decision({ hold }: { readonly hold: HoldDto }) {
  const by = (
    <>
      <b className="font-semibold">
        <bdi>{hold.decidedBy}</bdi>
      </b>
      {hold.decidedAt && (
        <>
          {" "}
          (<Time at={hold.decidedAt} />)
        </>
      )}
    </>
  );
  if (hold.state === "rejected") {
    return (
      <Callout kind="warning" title="Everyone is kept active">
        {by} decided it. The connector stays held, because Entra will ask again: undo the cause there (assignment,
        scope), then resume provisioning.
      </Callout>
    );
  }
  return (
    <Callout kind="success" title={hold.state === "released" ? "Access was taken" : "Provisioning is resumed"}>
      {by} {hold.state === "released" ? "let people lose access" : "kept everyone active and resumed provisioning"}. The
      connector works again, and the guard counts anew.
    </Callout>
  );
}
