"use client";

import { ListFilter, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { Sheet } from "@/components/ui/sheet";

export interface Filter {
  /** In the address: `status`. */
  readonly name: string;
  readonly label: string;
  /** What its chip says of the choice; undefined while it is not set. */
  readonly shown: string | undefined;
  readonly control: ReactNode;
}

interface FilterBarProps {
  readonly search: ReactNode;
  readonly filters: readonly Filter[];
  readonly onClear: (names: readonly string[]) => void;
  /** At the end of the panel: the order, for phones, where there are no column titles. */
  readonly order?: ReactNode;
  /** On the right of the bar. */
  readonly children?: ReactNode;
}

/** Search, a chip for each filter that is set, and a panel to set them. They act at once. */
export function FilterBar({ search, filters, onClear, order, children }: FilterBarProps) {
  const t = useTranslations("ui.filter");
  const [open, setOpen] = useState(false);
  const set = filters.filter(({ shown }) => shown !== undefined);
  const clearAll = () => onClear(set.map(({ name }) => name));
  return (
    <div className="flex flex-wrap items-center gap-2">
      {search}
      <Button onClick={() => setOpen(true)}>
        <ListFilter aria-hidden />
        {t("open")}
      </Button>
      {set.length > 0 && (
        <ul
          aria-label={t("filters")}
          className="flex min-w-0 flex-wrap items-center gap-2 max-sm:order-last max-sm:w-full"
        >
          {set.map((filter) => (
            <li key={filter.name} className="min-w-0">
              <Chip filter={filter} onClear={() => onClear([filter.name])} />
            </li>
          ))}
        </ul>
      )}
      {children && <div className="ml-auto flex gap-2 max-sm:ml-0">{children}</div>}
      <Sheet open={open} onOpenChange={setOpen} title={t("filters")} side="right">
        <div className="flex flex-1 flex-col gap-4 p-4">
          {filters.map((filter) => (
            <div key={filter.name}>{filter.control}</div>
          ))}
          {order}
        </div>
        <div className="sticky bottom-0 flex justify-end gap-2 border-border border-t bg-surface p-4">
          {set.length > 0 && <Button onClick={clearAll}>{t("clear")}</Button>}
          <Button variant="primary" onClick={() => setOpen(false)}>
            {t("show")}
          </Button>
        </div>
      </Sheet>
    </div>
  );
}

function Chip({ filter, onClear }: { readonly filter: Filter; readonly onClear: () => void }) {
  const t = useTranslations("ui.filter");
  const { label, shown = "" } = filter;
  return (
    <button
      type="button"
      onClick={onClear}
      aria-label={t("remove", { label, shown })}
      className="inline-flex h-8 max-w-full touch:h-11 items-center gap-1.5 rounded-full bg-accent-subtle px-3 text-accent-text hover:brightness-95"
    >
      <span className="min-w-0 truncate">
        {t.rich("chip", { label, shown, bdi: (words) => <bdi className="font-medium">{words}</bdi> })}
      </span>
      <X aria-hidden className="size-3.5 shrink-0" />
    </button>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface ChoiceFilterProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string | undefined) => void;
}

const any = "*";

/** A filter over a few choices. */
export function choiceFilter(props: ChoiceFilterProps): Filter {
  const { name, label, value, choices } = props;
  const chosen = choices.find((choice) => choice.value === value);
  return { name, label, shown: chosen?.label ?? value, control: <ChoiceControl {...props} /> };
}

function ChoiceControl({ label, value, choices, onChange }: ChoiceFilterProps) {
  const t = useTranslations("ui.filter");
  const id = useId();
  return (
    <Labelled id={id} label={label}>
      <Select
        id={id}
        value={value ?? any}
        options={[{ value: any, label: t("any") }, ...choices]}
        onChange={(next) => onChange(next === any ? undefined : next)}
        className="w-full"
      />
    </Labelled>
  );
}

/** A control of the panel under its name. */
export function Labelled({
  id,
  label,
  children,
}: {
  readonly id: string;
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {children}
    </div>
  );
}
