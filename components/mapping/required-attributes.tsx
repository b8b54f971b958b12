"use client";

import { CheckRow } from "@/components/mapping/check-row";
import { attributeWords, inOrder } from "@/components/mapping/mapping-draft";
import { Button } from "@/components/ui/button";
import { type RequirableAttribute, requirableAttributes } from "@/lib/connectors/schemas";

interface RequiredAttributesProps {
  readonly required: readonly RequirableAttribute[];
  readonly onChange: (required: readonly RequirableAttribute[]) => void;
}

/** What a person must come with; one press asks for all of it. */
export function RequiredAttributes({ required, onChange }: RequiredAttributesProps) {
  const all = required.length === requirableAttributes.length;
  return (
    <fieldset>
      <legend className="font-medium">Required attributes</legend>
      <p className="mt-0.5 text-muted">
        <code className="font-mono text-mono">userName</code> is always required. A person without one of these is
        refused, and <code className="font-mono text-mono">/Schemas</code> says so.
      </p>
      <div className="mt-2 grid gap-x-6 sm:grid-cols-2">
        {requirableAttributes.map((name) => (
          <CheckRow
            key={name}
            id={`required-${name}`}
            label={
              <>
                <span className="inline-block first-letter:uppercase">{attributeWords[name]}</span>{" "}
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
          Ask for given name, family name, unique e-mail, user type
        </Button>
      )}
    </fieldset>
  );
}
