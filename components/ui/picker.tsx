"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { describedBy, Field, inputClass } from "@/components/ui/field";
import { ListOption } from "@/components/ui/list-option";
import { type Option, type OptionSearch, useOptionSearch } from "@/components/ui/use-option-search";
import { cn } from "@/lib/utils/cn";

interface PickerProps extends OptionSearch {
  readonly label: string;
  readonly placeholder: string;
  readonly chosen: readonly Option[];
  readonly onChange: (chosen: readonly Option[]) => void;
  /** “Nobody matches “ada”.” */
  readonly nothing: string;
  readonly hint?: string;
  readonly error?: string | undefined;
}

/** Search on top, results below, what was chosen as chips in between. Arrows move, Enter marks. */
export function Picker(props: PickerProps) {
  const { options = [], pending = false, chosen, onChange } = props;
  const search = useOptionSearch(props, toggle);
  const { id } = search;

  function toggle(option: Option): void {
    const rest = chosen.filter((one) => one.value !== option.value);
    onChange(rest.length === chosen.length ? [...chosen, option] : rest);
  }

  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Field id={id} label={props.label} hint={props.hint} error={props.error}>
        <input
          {...search.input}
          id={id}
          aria-describedby={describedBy(id)}
          aria-invalid={props.error ? true : undefined}
          placeholder={props.placeholder}
          className={inputClass}
        />
      </Field>
      {chosen.length > 0 && <Chips chosen={chosen} onRemove={toggle} />}
      <div
        {...search.list}
        role="listbox"
        aria-label={props.label}
        aria-multiselectable
        className={cn("h-60 overflow-y-auto rounded-card border border-border p-1", pending && "opacity-60")}
      >
        {options.map((option) => (
          <ListOption
            key={option.value}
            {...search.optionProps(option)}
            marked={chosen.some((one) => one.value === option.value)}
          />
        ))}
        {props.options?.length === 0 && <p className="px-2.5 py-2 text-muted">{props.nothing}</p>}
      </div>
    </div>
  );
}

function Chips({
  chosen,
  onRemove,
}: {
  readonly chosen: readonly Option[];
  readonly onRemove: (option: Option) => void;
}) {
  const t = useTranslations("ui.picker");
  return (
    <ul aria-label={t("chosen")} className="flex flex-wrap gap-1.5">
      {chosen.map((option) => (
        <li key={option.value} className="max-w-full">
          <button
            type="button"
            aria-label={t("leaveOut", { name: option.label })}
            onClick={() => onRemove(option)}
            className="flex min-h-8 touch:min-h-11 max-w-full items-center gap-1.5 rounded-control bg-accent-subtle px-2 text-accent-text hover:underline"
          >
            <bdi className="truncate">{option.label}</bdi>
            <X aria-hidden className="size-3.5 shrink-0" />
          </button>
        </li>
      ))}
    </ul>
  );
}
