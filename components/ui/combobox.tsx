"use client";

import { ChevronDown } from "lucide-react";
import { Popover as Radix } from "radix-ui";
import { type ReactNode, useState } from "react";
import { inputClass } from "@/components/ui/field";
import { ListOption } from "@/components/ui/list-option";
import { type Option, type OptionSearch, useOptionSearch } from "@/components/ui/use-option-search";
import { cn } from "@/lib/utils/cn";

interface ComboboxProps extends OptionSearch {
  /** What is chosen here: “Group of rule 2”. */
  readonly label: string;
  /** What the button shows: the choice, or what to do. */
  readonly children: ReactNode;
  readonly placeholder: string;
  readonly chosen: readonly string[];
  readonly onChoose: (option: Option) => void;
  /** Stays open, and a second press takes the choice back. */
  readonly multiple?: boolean;
  /** “No group matches “ops”.” */
  readonly nothing: string;
  readonly id?: string;
  readonly invalid?: boolean;
  readonly className?: string;
}

/** A button that opens a search with its results. Arrows move, Enter chooses, Esc closes. */
export function Combobox({ label, children, multiple = false, invalid = false, ...props }: ComboboxProps) {
  const [open, setOpen] = useState(false);
  function show(next: boolean): void {
    setOpen(next);
    if (!next) props.onQuery("");
  }
  return (
    <Radix.Root open={open} onOpenChange={show}>
      <Radix.Trigger
        id={props.id}
        aria-label={label}
        aria-invalid={invalid ? true : undefined}
        className={cn(
          "inline-flex min-h-8 touch:min-h-11 min-w-0 max-w-full items-center gap-1.5 rounded-control border border-border-strong bg-surface px-2.5 py-1 text-left font-medium hover:bg-hover aria-invalid:border-danger",
          props.className,
        )}
      >
        <span className="min-w-0 truncate">{children}</span>
        <ChevronDown aria-hidden className="size-4 shrink-0 text-muted" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 flex max-h-[min(22rem,var(--radix-popover-content-available-height))] w-80 max-w-[calc(100vw-1rem)] animate-fade-in flex-col gap-1 rounded-card border border-border bg-surface p-2 shadow-float"
        >
          <Search {...props} label={label} multiple={multiple} onDone={() => show(false)} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

type SearchProps = Omit<ComboboxProps, "children" | "invalid" | "id" | "className"> & { readonly onDone: () => void };

function Search(props: SearchProps) {
  const { label, options = [], pending = false, chosen } = props;
  const search = useOptionSearch(props, (option) => {
    props.onChoose(option);
    if (!props.multiple) props.onDone();
  });
  return (
    <>
      <input
        {...search.input}
        aria-label={label}
        placeholder={props.placeholder}
        className={cn(inputClass, "shrink-0")}
      />
      <div
        {...search.list}
        role="listbox"
        aria-label={label}
        aria-multiselectable={props.multiple}
        className={cn("min-h-0 flex-1 overflow-y-auto", pending && "opacity-60")}
      >
        {options.map((option) => (
          <ListOption key={option.value} {...search.optionProps(option)} marked={chosen.includes(option.value)} />
        ))}
      </div>
      {props.options?.length === 0 && <p className="px-2.5 py-2 text-muted">{props.nothing}</p>}
    </>
  );
}
