"use client";

import { ArrowLeft, ArrowRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useEntraLabels } from "@/components/connectors/entra-labels";
import { SetupLive } from "@/components/setup/setup-live";
import { Stepper, type StepperStep } from "@/components/setup/stepper";
import { useSetup } from "@/components/setup/use-setup";
import { Button } from "@/components/ui/button";
import type { SetupStep } from "@/lib/setup/schemas";

interface WizardFrameProps {
  readonly steps: readonly StepperStep[];
  readonly current: number;
  /** The address of the other version of this page. */
  readonly otherPage: string;
  /** “Send this step to a colleague”. */
  readonly send?: ReactNode;
  /** Instead of Continue, at the end. */
  readonly finish?: ReactNode;
  readonly children: ReactNode;
}

/** Stepper, step, live strip, footer: the same around every step. */
export function WizardFrame({ steps, current, otherPage, send, finish, children }: WizardFrameProps) {
  const t = useTranslations("setup.frame");
  const { entraWizard } = useEntraLabels();
  const { page, save } = useSetup();
  const index = steps.findIndex(({ number }) => number === current);
  const [back, next] = [steps[index - 1], steps[index + 1]];
  const other = page === "new" ? "older" : "new";
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <Stepper label={t("stepper")} steps={steps} />
        <p className="text-muted text-xs">{t("saved")}</p>
      </div>
      <h2 className="sr-only">{t("step", { number: String(current), name: steps[index]?.label ?? "" })}</h2>
      {children}
      <SetupLive step={current} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-border border-t pt-4">
        {back && (
          <Button asChild className="max-sm:flex-1">
            <Link href={back.href}>
              <ArrowLeft aria-hidden />
              {t("back")}
            </Link>
          </Button>
        )}
        {next ? (
          <Button asChild variant="primary" className="sm:order-last max-sm:flex-1">
            <Link href={next.href} onClick={() => save({ reached: next.number as SetupStep })}>
              {t("continue")}
              <ArrowRight aria-hidden />
            </Link>
          </Button>
        ) : (
          finish
        )}
        <div className="flex min-w-0 flex-1 flex-wrap items-center justify-center gap-x-5 gap-y-1 max-sm:basis-full">
          {send}
          <Link
            href={otherPage}
            replace
            scroll={false}
            className="inline-flex touch:min-h-11 items-center rounded-badge text-muted underline hover:text-text"
          >
            {t(other === "older" ? "older" : "newer")}
          </Link>
          <span className="text-muted text-xs">{t("labelsOf", { months: entraWizard[page].asOf })}</span>
        </div>
      </div>
    </div>
  );
}
