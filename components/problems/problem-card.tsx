import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { isCauseCode } from "@/components/problems/cause-places";
import { CureButton } from "@/components/problems/cure-button";
import { MarkDone } from "@/components/problems/mark-done";
import { OutcomeBadge } from "@/components/request-log/outcome-badge";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { WithMoments } from "@/components/ui/with-moments";
import type { Problem } from "@/lib/problems/schemas";
import { countOf, formatNumber } from "@/lib/utils/format";

interface ProblemCardProps {
  readonly slug: string;
  readonly connectorId: string;
  readonly problem: Problem;
}

/** After these Entra puts its job into quarantine, and the cure alone does not start it again (SCREENS §3.5). */
const quarantining = [401, 403, 404];

/** One cause in three columns, which stack on a phone. */
export function ProblemCard({ slug, connectorId, problem }: ProblemCardProps) {
  const { causeCode, cause, status } = problem;
  const told = useTranslations("causes.told");
  const known = isCauseCode(causeCode) ? causeCode : "unlisted";
  return (
    <div className="overflow-hidden rounded-control border border-border">
      <div className="grid lg:grid-cols-[1fr_1.4fr_1.4fr] lg:divide-x lg:divide-border">
        <Column title="Entra's log says">
          <p>
            {status < 400 ? "Success" : "Failure"} · {problem.summary}
          </p>
          <p className="text-muted">{told(`${known}.entra`)}</p>
          <People problem={problem} />
        </Column>
        <Column title="Usher answered">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <OutcomeBadge request={{ status, outcome: outcomeOf(status) }} />
            {problem.scimType && <span className="font-mono text-mono">{problem.scimType}</span>}
          </p>
          <p>
            <WithMoments text={cause} />
          </p>
        </Column>
        <Column title="Change this">
          <p>
            <WithMoments text={problem.cure ?? told(`${known}.cure`)} />
          </p>
          {quarantining.includes(status) && !problem.cure?.includes("quarantine") && (
            <p className="text-muted">
              If Entra shows quarantine: <b>Restart provisioning</b>.
            </p>
          )}
          <div>
            <CureButton slug={slug} connectorId={connectorId} problem={problem} />
          </div>
        </Column>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-border border-t bg-sunken px-4 py-2">
        <p className="text-muted text-xs">
          {howOften(problem)} <Time at={problem.at} />
        </p>
        <div className="flex flex-wrap gap-2">
          <Button variant="ghost" asChild>
            <Link href={`/o/${slug}/request-log?connector=${connectorId}&cause=${causeCode}`}>
              Show {requestsOf(problem)}
            </Link>
          </Button>
          <MarkDone slug={slug} connectorId={connectorId} causeCode={causeCode} />
        </div>
      </div>
    </div>
  );
}

function Column({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex min-w-0 flex-col gap-1.5 p-4 [overflow-wrap:anywhere] max-lg:pb-0 max-lg:last:pb-4">
      <h3 className="font-medium text-muted text-xs">{title}</h3>
      {children}
    </section>
  );
}

function People({ problem: { people } }: { readonly problem: Problem }) {
  if (people.count === 0) return null;
  const rest = people.count - people.names.length;
  return (
    <p>
      <b className="font-semibold">{countOf(people.count, "person", "people")}</b>
      {people.names.length > 0 && `: ${people.names.join(", ")}${rest > 0 ? ` and ${formatNumber(rest)} more` : ""}`}
    </p>
  );
}

function outcomeOf(status: number): "accepted" | "refused" | "failed" {
  if (status < 400) return "accepted";
  return status < 500 ? "refused" : "failed";
}

function requestsOf({ count: { count, exact } }: Problem): string {
  return exact ? countOf(count, "request") : `${formatNumber(count)} requests or more`;
}

function howOften({ count: { count, exact } }: Problem): string {
  if (count === 1 && exact) return "Once,";
  return `${exact ? "" : "At least "}${formatNumber(count)} times in 24 hours, last`;
}
