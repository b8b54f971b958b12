"use client";

import { useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import { useSetup } from "@/components/setup/use-setup";
import { Checkbox } from "@/components/ui/checkbox";
import { CopyField } from "@/components/ui/copy-field";

/** One thing to do in Entra. */
export interface Click {
  /** Of the tick: `2.tenant-url`. */
  readonly id: string;
  readonly text: ReactNode;
  /** In a few plain words, for the tick's name. */
  readonly name: string;
  /** What of the sketch it is about. */
  readonly place: string;
  readonly copy?: { readonly label: string; readonly value: string };
  readonly extra?: ReactNode;
}

/** “**A** > **B**”: a way through Entra's pages. */
export function Way({ steps }: { readonly steps: readonly string[] }) {
  return steps.map((step, index) => (
    <Fragment key={step}>
      {index > 0 && " > "}
      <b>{step}</b>
    </Fragment>
  ));
}

/** The tag `<b></b>` of a message. */
export function bold(words: ReactNode): ReactNode {
  return <b>{words}</b>;
}

/** Entra's clicks in order, each with a tick box of one's own. */
export function Clicks({ clicks }: { readonly clicks: readonly Click[] }) {
  const t = useTranslations("setup.clicks");
  const { view, save } = useSetup();
  const { ticks } = view.progress;
  return (
    <ol className="flex flex-col">
      {clicks.map((click, index) => (
        <li key={click.id} className="flex gap-3 border-border border-t py-2.5 first:border-t-0 first:pt-0">
          <Checkbox
            label={t("done", { name: click.name })}
            checked={ticks.includes(click.id)}
            onChange={(on) => save({ tick: { id: click.id, on } })}
            className="mt-0.5"
          />
          <span aria-hidden className="tabular w-4 shrink-0 text-muted">
            {index + 1}
          </span>
          <div className="flex min-w-0 flex-1 flex-col gap-2">
            <div>{click.text}</div>
            {click.copy && <CopyField stacked label={click.copy.label} value={click.copy.value} />}
            {click.extra}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** The place of the first click that is not ticked, for the sketch. */
export function nextPlace(clicks: readonly Click[], ticks: readonly string[]): string {
  return (clicks.find(({ id }) => !ticks.includes(id)) ?? clicks.at(-1))?.place ?? "";
}
