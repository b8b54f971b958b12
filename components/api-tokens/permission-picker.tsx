"use client";

import { CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type PermissionSection, permissionSections, useWhatAllows } from "@/components/api-tokens/permission-words";
import { useViewer } from "@/components/layout/viewer-provider";
import { Checkbox } from "@/components/ui/checkbox";
import { SearchField } from "@/components/ui/search-field";

interface PermissionPickerProps {
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
  readonly error?: string | undefined;
}

/** Sections with “Select all”; what one lacks oneself is not offered, because nobody can give it. */
export function PermissionPicker({ value, onChange, error }: PermissionPickerProps) {
  const t = useTranslations("apiTokens.permissions");
  const whatAllows = useWhatAllows();
  const [search, setSearch] = useState("");
  const { permissions } = useViewer();
  const sections = permissionSections(permissions).filter((section) => matches(section, search, whatAllows));
  return (
    <div className="flex flex-col gap-3">
      <p className="font-medium">{t("title")}</p>
      <SearchField label={t("search")} placeholder={t("placeholder")} value={search} onChange={setSearch} />
      {error && (
        <p role="alert" className="flex gap-1.5 text-danger text-xs">
          <CircleX aria-hidden className="mt-px size-3.5 shrink-0" />
          {error}
        </p>
      )}
      <div className="divide-y divide-border rounded-card border border-border">
        {sections.map((section) => (
          <Section key={section.thing} section={section} value={value} onChange={onChange} />
        ))}
        {sections.length === 0 && <p className="p-4 text-muted">{t("noMatch", { search })}</p>}
      </div>
    </div>
  );
}

function matches(
  { title, thing, permissions }: PermissionSection,
  search: string,
  whatAllows: ReturnType<typeof useWhatAllows>,
): boolean {
  const wanted = search.toLowerCase();
  const words = [
    title,
    whatAllows(
      thing,
      permissions.map(({ permission }) => permission),
    ) ?? "",
  ];
  return [...words, ...permissions.map(({ permission }) => permission)].some((text) =>
    text.toLowerCase().includes(wanted),
  );
}

interface SectionProps {
  readonly section: PermissionSection;
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
}

function Section({ section, value, onChange }: SectionProps) {
  const t = useTranslations("apiTokens.permissions");
  const all = section.permissions.map(({ permission }) => permission as string);
  const chosen = all.filter((permission) => value.includes(permission));
  const set = (wanted: readonly string[], on: boolean) =>
    onChange([...value.filter((permission) => !wanted.includes(permission)), ...(on ? wanted : [])]);
  const allows = useWhatAllows()(section.thing, value);
  return (
    <fieldset className="flex flex-col gap-1 px-4 py-3">
      <legend className="sr-only">{section.title}</legend>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <span aria-hidden className="font-mono font-semibold text-mono">
          {section.title}
        </span>
        <Choice
          id={`all-${section.thing}`}
          words={t("all")}
          checked={chosen.length === 0 ? false : chosen.length === all.length || "indeterminate"}
          onChange={(on) => set(all, on)}
        />
      </div>
      <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-4">
        {section.permissions.map(({ permission, act }) => (
          <Choice
            key={permission}
            id={`permission-${permission}`}
            words={act}
            checked={value.includes(permission)}
            onChange={(on) => set([permission], on)}
          />
        ))}
      </div>
      {allows && <p className="text-muted text-xs">{allows}</p>}
    </fieldset>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly words: string;
  readonly checked: boolean | "indeterminate";
  readonly onChange: (checked: boolean) => void;
}

function Choice({ id, words, checked, onChange }: ChoiceProps) {
  return (
    <span className="flex min-h-8 touch:min-h-11 items-center gap-2">
      <Checkbox id={id} checked={checked} onChange={onChange} className="after:-inset-2" />
      <label htmlFor={id}>{words}</label>
    </span>
  );
}
