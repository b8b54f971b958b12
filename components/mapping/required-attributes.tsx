"use client";

import { useTranslations } from "next-intl";
import { CheckRow } from "@/components/mapping/check-row";
import { inOrder } from "@/components/mapping/mapping-draft";
import { Button } from "@/components/ui/button";
import { type RequirableAttribute, requirableAttributes } from "@/lib/connectors/schemas";

interface RequiredAttributesProps {
  readonly required: readonly RequirableAttribute[];
  readonly onChange: (required: readonly RequirableAttribute[]) => void;
}

/** What a person must come with; one press asks for all of it. */
export function RequiredAttributes({ required, onChange }: RequiredAttributesProps) {
  const t = useTranslations("mapping");
  const all = required.length === requirableAttributes.length;
  return (
    <fieldset>
      <legend className="font-medium">{t("required.title")}</legend>
      <p className="mt-0.5 text-muted">
        {t.rich("required.lead", { code: (words) => <code className="font-mono text-mono">{words}</code> })}
      </p>
      <div className="mt-2 grid gap-x-6 sm:grid-cols-2">
        {requirableAttributes.map((name) => (
          <CheckRow
            key={name}
            id={`required-${name}`}
            label={
              <>
                <span className="inline-block first-letter:uppercase">{t(`attributes.${name}`)}</span>{" "}
                <code className="font-mono text-mono text-muted">{name}</code>
              </>
            }
            checked={required.includes(name)}
            onChange={(on) => onChange(inOrder(on ? [...required, name] : required.filter((other) => other !== name)))}
          />
        ))}
      </div>
      {!all && (
        <Button className="mt-2 h-auto text-left" onClick={() => onChange(requirableAttributes)}>
          {t("required.askForAll")}
        </Button>
      )}
    </fieldset>
  );
}
