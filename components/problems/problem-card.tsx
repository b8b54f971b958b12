import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { isCauseCode } from "@/components/problems/cause-places";
import { CureButton } from "@/components/problems/cure-button";
import { MarkDone } from "@/components/problems/mark-done";
import { OutcomeBadge } from "@/components/request-log/outcome-badge";
import { Button } from "@/components/ui/button";
import { timeOf } from "@/components/ui/time-tags";
import { WithMoments } from "@/components/ui/with-moments";
import type { Problem } from "@/lib/problems/schemas";

interface ProblemCardProps {
  readonly slug: string;
  readonly connectorId: string;
  readonly problem: Problem;
}

/** After these Entra puts its job into quarantine, and the cure alone does not start it again (SCREENS §3.5). */
const quarantining = [401, 403, 404];

/** One cause in three columns, which stack on a phone. */
export function ProblemCard({ slug, connectorId, problem }: ProblemCardProps) {
  const t = useTranslations("problems");
  const { causeCode, cause, status } = problem;
  const told = useTranslations("causes.told");
  const known = isCauseCode(causeCode) ? causeCode : "unlisted";
  return (
    <div className="overflow-hidden rounded-control border border-border">
      <div className="grid lg:grid-cols-[1fr_1.4fr_1.4fr] lg:divide-x lg:divide-border">
        <Column title={t("entraSays")}>
          <p>
            {t(status < 400 ? "success" : "failure")} · {problem.summary}
          </p>
          <p className="text-muted">{told(`${known}.entra`)}</p>
          <People problem={problem} />
        </Column>
        <Column title={t("usherAnswered")}>
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <OutcomeBadge request={{ status, outcome: outcomeOf(status) }} />
            {problem.scimType && <span className="font-mono text-mono">{problem.scimType}</span>}
          </p>
          <p>
            <WithMoments text={cause} />
          </p>
        </Column>
        <Column title={t("changeThis")}>
          <p>
            <WithMoments text={problem.cure ?? told(`${known}.cure`)} />
          </p>
          {quarantining.includes(status) && !problem.cure?.includes("quarantine") && (
            <p className="text-muted">{t.rich("quarantine", { b: (words) => <b>{words}</b> })}</p>
          )}
          <div>
            <CureButton slug={slug} connectorId={connectorId} problem={problem} />
          </div>
        </Column>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-border border-t bg-sunken px-4 py-2">
        <p className="text-muted text-xs">
          <HowOften problem={problem} />
        </p>
        <div className="flex flex-wrap gap-2">
          <Button variant="ghost" asChild>
            <Link href={`/o/${slug}/request-log?connector=${connectorId}&cause=${causeCode}`}>
              {t(problem.count.exact ? "showRequests" : "showAtLeast", { count: problem.count.count })}
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
  const t = useTranslations("problems");
  if (people.count === 0) return null;
  return (
    <p>
      {t.rich("people", {
        b: (words) => <b className="font-semibold">{words}</b>,
        count: people.count,
        named: people.names.length,
        names: people.names.join(", "),
        more: Math.max(0, people.count - people.names.length),
      })}
    </p>
  );
}

function outcomeOf(status: number): "accepted" | "refused" | "failed" {
  if (status < 400) return "accepted";
  return status < 500 ? "refused" : "failed";
}

function HowOften({ problem: { at, count } }: { readonly problem: Problem }) {
  const t = useTranslations("problems");
  return t.rich(count.exact ? "howOften" : "howOftenAtLeast", { count: count.count, time: timeOf(at) });
}
