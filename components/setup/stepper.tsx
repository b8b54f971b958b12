import { Check, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { StepState } from "@/components/setup/step-state";
import { cn } from "@/lib/utils/cn";

export interface StepperStep {
  readonly number: number;
  readonly label: string;
  readonly href: string;
  readonly state: StepState;
  readonly current: boolean;
}

const marks: Record<StepState, string> = {
  done: "border-success bg-success-subtle text-success",
  skipped: "border-warning bg-warning-subtle text-warning",
  open: "border-border-strong text-muted",
  ahead: "border-border-strong text-muted",
};

/** Where one is among the steps: an ordered list, each a link. */
export function Stepper({ label, steps }: { readonly label: string; readonly steps: readonly StepperStep[] }) {
  const t = useTranslations("setup.stepStates");
  return (
    <nav aria-label={label}>
      <ol className="flex flex-wrap items-center gap-x-1 gap-y-1">
        {steps.map((step, index) => (
          <li key={step.number} className="flex min-w-0 items-center gap-1">
            {index > 0 && <span aria-hidden className="h-px w-4 bg-border-strong max-md:hidden" />}
            <Link
              href={step.href}
              aria-current={step.current ? "step" : undefined}
              className={cn(
                "flex min-h-9 touch:min-h-11 items-center gap-2 rounded-control px-1.5 font-medium text-muted hover:bg-hover hover:text-text",
                step.current && "text-text",
              )}
            >
              <Mark {...step} />
              <span className={cn(!step.current && "max-md:sr-only")}>{step.label}</span>
              {(step.state === "done" || step.state === "skipped") && <span className="sr-only">{t(step.state)}</span>}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Mark({ number, state, current }: Pick<StepperStep, "number" | "state" | "current">) {
  return (
    <span
      className={cn(
        "tabular flex size-6 shrink-0 items-center justify-center rounded-full border text-xs [&_svg]:size-3.5",
        marks[state],
        current && state !== "done" && "border-accent bg-accent text-on-accent",
        current && state === "done" && "ring-2 ring-accent",
      )}
    >
      {state === "done" ? <Check aria-hidden /> : state === "skipped" ? <TriangleAlert aria-hidden /> : number}
    </span>
  );
}
