"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { DraftAttribute } from "@/components/schema-extensions/draft";
import { typeOptions } from "@/components/schema-extensions/type-words";
import { IconButton } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Disclosure } from "@/components/ui/disclosure";
import { describedBy, Field, inputClass, TextField } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { cn } from "@/lib/utils/cn";

interface AttributeFieldsProps {
  readonly id: string;
  /** Its place among the others, from 1. */
  readonly number: number;
  readonly attribute: DraftAttribute;
  readonly wrong: (field: string) => string | undefined;
  readonly onChange: (attribute: DraftAttribute) => void;
  /** Null for the only one. */
  readonly onRemove: (() => void) | null;
}

export function AttributeFields({ id, number, attribute, wrong, onChange, onRemove }: AttributeFieldsProps) {
  const t = useTranslations("schemaExtensions");
  const common = useTranslations("common");
  const isText = attribute.type === "string";
  // Once: what is emptied while somebody types stays open.
  const [startsOpen] = useState(attribute.description !== "" || attribute.suggested !== "");
  const set = (changes: Partial<DraftAttribute>) => onChange({ ...attribute, ...changes });
  return (
    <section
      aria-label={t("attribute.title", { number: String(number) })}
      className="flex flex-col gap-3 rounded-card border border-border p-3 sm:p-4"
    >
      <div className="flex items-start gap-2">
        <div className="grid min-w-0 flex-1 gap-3 sm:grid-cols-2">
          <TextField
            id={`${id}-name`}
            label={common("name")}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            className="font-mono"
            value={attribute.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
            error={wrong("name")}
          />
          <Field id={`${id}-type`} label={t("attribute.type")} error={wrong("type")}>
            <Select
              id={`${id}-type`}
              value={attribute.type}
              options={typeOptions(t)}
              onChange={(type) => set({ type })}
              describedBy={describedBy(`${id}-type`)}
              className="w-full"
            />
          </Field>
        </div>
        {onRemove && (
          <IconButton
            label={t("attribute.remove", { name: attribute.name || String(number) })}
            onClick={onRemove}
            className="mt-6"
          >
            <Trash2 aria-hidden />
          </IconButton>
        )}
      </div>
      <div className="flex flex-wrap gap-x-6 gap-y-1">
        <Choice
          id={`${id}-multi`}
          label={t("attribute.multiValued")}
          checked={attribute.multiValued}
          onChange={(multiValued) => set({ multiValued })}
        />
        {isText && (
          <Choice
            id={`${id}-case`}
            label={t("attribute.caseExact")}
            checked={attribute.caseExact}
            onChange={(caseExact) => set({ caseExact })}
          />
        )}
      </div>
      <Disclosure
        summary={t(isText ? "attribute.detailsOfText" : "attribute.details")}
        open={startsOpen || wrong("description") !== undefined || wrong("canonicalValues") !== undefined}
      >
        <div className="flex flex-col gap-3">
          <TextField
            id={`${id}-description`}
            label={t("form.description")}
            autoComplete="off"
            value={attribute.description}
            onChange={(event) => set({ description: event.currentTarget.value })}
            error={wrong("description")}
          />
          {isText && (
            <Suggested
              id={`${id}-suggested`}
              value={attribute.suggested}
              onChange={(suggested) => set({ suggested })}
              error={wrong("canonicalValues")}
            />
          )}
        </div>
      </Disclosure>
    </section>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function Choice({ id, label, checked, onChange }: ChoiceProps) {
  return (
    <span className="inline-flex min-h-9 touch:min-h-11 items-center gap-2.5">
      <Checkbox id={id} checked={checked} onChange={onChange} />
      <label htmlFor={id}>{label}</label>
    </span>
  );
}

interface SuggestedProps {
  readonly id: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
}

function Suggested({ id, value, onChange, error }: SuggestedProps) {
  const t = useTranslations("schemaExtensions.attribute");
  return (
    <Field id={id} label={t("suggested")} error={error} hint={t("suggestedHint")}>
      <textarea
        id={id}
        value={value}
        rows={3}
        spellCheck={false}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id)}
        onChange={(event) => onChange(event.currentTarget.value)}
        className={cn(inputClass, "h-auto min-h-20 touch:h-auto resize-y py-2")}
      />
    </Field>
  );
}
