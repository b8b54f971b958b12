"use client";

import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Radix } from "radix-ui";
import { useEffect, useState } from "react";
import { useDebounced } from "@/components/auth/use-debounced";
import { PaletteRow } from "@/components/palette/palette-row";
import { usePaletteSections } from "@/components/palette/use-palette-sections";
import { useRunItem } from "@/components/palette/use-run-item";

interface CommandPaletteProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onHelp: () => void;
}

/** Search, pages and acts behind one field (SCREENS §2.3). Arrows move, Enter goes, Esc closes. */
export function CommandPalette({ open, onOpenChange, onHelp }: CommandPaletteProps) {
  const t = useTranslations("palette");
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade-in bg-overlay" />
        <Radix.Content
          data-palette
          aria-describedby={undefined}
          className="fixed inset-x-2 top-2 z-50 mx-auto flex max-h-[min(34rem,calc(100dvh-1rem))] max-w-2xl animate-fade-in flex-col overflow-hidden rounded-dialog border border-border bg-surface shadow-float sm:top-[12dvh] sm:max-h-[min(34rem,76dvh)]"
        >
          <Radix.Title className="sr-only">{t("open")}</Radix.Title>
          <Palette onClose={() => onOpenChange(false)} onHelp={onHelp} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Palette({ onClose, onHelp }: { readonly onClose: () => void; readonly onHelp: () => void }) {
  const t = useTranslations("palette");
  const [typed, setTyped] = useState("");
  const asked = useDebounced(typed.trim(), 250);
  const { sections, pending, error } = usePaletteSections(typed.trim(), asked);
  const run = useRunItem(onClose, onHelp);
  const ids = sections.flatMap(({ items }) => items.map(({ id }) => id));
  const count = ids.length;
  const [chosen, setChosen] = useState("");
  // What the server found later neither takes the choice away nor leaves Enter without one.
  const value = ids.includes(chosen) ? chosen : (ids[0] ?? "");
  useEffect(() => setChosen(value), [value]);
  return (
    <Command
      label={t("open")}
      shouldFilter={false}
      loop
      value={value}
      onValueChange={setChosen}
      className="flex min-h-0 flex-col"
    >
      <div className="flex h-12 shrink-0 items-center gap-2.5 border-border border-b px-4">
        <Search aria-hidden className="size-4 shrink-0 text-muted" />
        <Command.Input
          value={typed}
          onValueChange={(text) => {
            setTyped(text);
            setChosen("");
          }}
          placeholder={t("placeholder")}
          maxLength={100}
          className="h-full min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-muted sm:text-sm"
        />
      </div>
      <p role="status" className="sr-only">
        {pending ? t("searching") : t("results", { count })}
      </p>
      <Command.List label={t("resultsLabel")} tabIndex={0} className="min-h-0 overflow-y-auto p-2 outline-none">
        {sections.map(({ title, items }) => (
          <Command.Group
            key={title}
            heading={title}
            className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-xs"
          >
            {items.map((item) => (
              <PaletteRow key={item.id} item={item} onSelect={() => run(item)} />
            ))}
          </Command.Group>
        ))}
      </Command.List>
      {error !== null && (
        <p role="alert" className="border-border border-t px-4 py-2.5 text-danger">
          {error.message}
        </p>
      )}
      {count === 0 && !pending && error === null && (
        <p className="px-4 pb-4 text-muted">{typed === "" ? t("empty") : t("nothing", { typed: typed.trim() })}</p>
      )}
    </Command>
  );
}
