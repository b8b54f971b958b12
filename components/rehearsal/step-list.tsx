import { CircleCheck, CircleDashed, CircleSlash, LoaderCircle, OctagonX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { CureLink } from "@/components/request-log/cure-link";
import { StatusBadge } from "@/components/ui/status-badge";
import { useFormat } from "@/components/ui/use-format";
import { type RehearsalDto, type RehearsalStep, rehearsalDialects } from "@/lib/rehearsal/schemas";

interface StepListProps {
  readonly slug: string;
  readonly rehearsal: RehearsalDto;
}

/** The steps of both dialects, beside each other where there is room. */
export function StepList({ slug, rehearsal }: StepListProps) {
  const t = useTranslations("rehearsal");
  return (
    <div className="grid items-start gap-x-8 gap-y-5 2xl:grid-cols-2">
      {rehearsalDialects.map((dialect) => (
        <div key={dialect} className="min-w-0">
          <h3 className="mb-1 font-medium">{t(`dialects.${dialect}`)}</h3>
          <ol className="divide-y divide-border border-border border-y">
            {rehearsal.steps
              .filter((step) => step.dialect === dialect)
              .map((step) => (
                <Step key={step.name} slug={slug} connectorId={rehearsal.connectorId} step={step} />
              ))}
          </ol>
        </div>
      ))}
    </div>
  );
}

const states = {
  waiting: { tone: "neutral", icon: CircleDashed },
  running: { tone: "info", icon: LoaderCircle },
  passed: { tone: "success", icon: CircleCheck },
  failed: { tone: "danger", icon: OctagonX },
  skipped: { tone: "neutral", icon: CircleSlash },
} as const;

interface StepProps {
  readonly slug: string;
  readonly connectorId: string;
  readonly step: RehearsalStep;
}

function Step({ slug, connectorId, step }: StepProps) {
  const t = useTranslations("rehearsal");
  const format = useFormat();
  const requestId = step.problem?.requestId ?? step.requestIds.at(-1);
  return (
    <li className="py-2">
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
        <span className="w-20 shrink-0">
          <StatusBadge {...states[step.state]} word={t(`states.${step.state}`)} />
        </span>
        <span className="min-w-0 flex-1 basis-16">{t(`steps.${step.name}`)}</span>
        {step.durationMs !== null && (
          <span className="tabular text-muted text-xs">{format.duration(step.durationMs)}</span>
        )}
        {requestId && <RequestLink slug={slug} requestId={requestId} count={step.requestIds.length} />}
      </div>
      {step.problem && (
        <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-control bg-danger-subtle p-3">
          <div className="min-w-0 flex-1 basis-60">
            <p className="break-words font-medium">{step.problem.cause}</p>
            {step.problem.cure && <p className="break-words">{step.problem.cure}</p>}
          </div>
          <CureLink
            slug={slug}
            connectorId={connectorId}
            causeCode={step.problem.causeCode}
            cause={step.problem.cause}
          />
        </div>
      )}
    </li>
  );
}

/** The request that tells most: the one that was refused, else the last; by the end of its id, which differs within a step. */
function RequestLink(props: { readonly slug: string; readonly requestId: string; readonly count: number }) {
  const t = useTranslations("rehearsal");
  const { slug, requestId, count } = props;
  return (
    <Link
      href={`/o/${slug}/request-log?rehearsals=1&open=${requestId}`}
      aria-label={t("openRequest", { id: requestId })}
      title={count > 1 ? t("requestOfMany", { id: requestId, count }) : requestId}
      className="inline-flex touch:min-h-11 items-center font-mono text-accent-text text-xs underline"
    >
      …{requestId.slice(-8)}
    </Link>
  );
}
