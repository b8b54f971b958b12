"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { formProblems } from "@/components/auth/form-problems";
import { AttributeFields } from "@/components/schema-extensions/attribute-fields";
import { type Draft, type DraftAttribute, inputOf, withAttribute } from "@/components/schema-extensions/draft";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { CopyField } from "@/components/ui/copy-field";
import { TextField } from "@/components/ui/field";
import { DeclareSchemaExtension, schemaAttributeLimit } from "@/lib/schema-extensions/schemas";

interface SchemaExtensionFormProps {
  readonly draft: Draft;
  /** Whether the URN is still to be chosen. */
  readonly isNew: boolean;
  readonly save: string;
  readonly saving: string;
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onSave: (input: DeclareSchemaExtension) => void;
  readonly onCancel: () => void;
}

/** Judged once it was tried to save; what the server refuses of one input stands beside it. */
export function SchemaExtensionForm(props: SchemaExtensionFormProps) {
  const { isNew, save, saving, busy, error, onSave, onCancel } = props;
  const t = useTranslations("schemaExtensions.form");
  const common = useTranslations("common");
  const id = useId();
  const [draft, setDraft] = useState(props.draft);
  const [tried, setTried] = useState(false);
  const parsed = DeclareSchemaExtension.safeParse(inputOf(draft));
  const refused = error ? formProblems(error).fields : [];
  const isBeside = refused.some(({ field }) => field === "urn" || field.startsWith("attributes"));
  function wrong(field: string): string | undefined {
    const issue = tried ? parsed.error?.issues.find(({ path }) => isAt(path.join("."), field)) : undefined;
    return issue?.message ?? refused.find((one) => one.field === field)?.message;
  }
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    setTried(true);
    if (parsed.success) onSave(parsed.data);
    else focusFirstWrong(event.currentTarget);
  }
  const text = (name: "urn" | "name" | "description") => ({
    id: `${id}-${name}`,
    autoComplete: "off",
    value: draft[name],
    onChange: (event: { currentTarget: HTMLInputElement }) => setDraft({ ...draft, [name]: event.currentTarget.value }),
    error: wrong(name),
  });
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4 p-4 sm:p-5">
      {error && !isBeside && (
        <div role="alert">
          <Callout kind="danger">{error.message}</Callout>
        </div>
      )}
      <TextField {...text("name")} label={common("name")} hint={t("nameHint")} />
      {isNew ? (
        <TextField
          {...text("urn")}
          label={t("urn")}
          autoCapitalize="off"
          spellCheck={false}
          className="font-mono"
          placeholder="urn:ietf:params:scim:schemas:extension:contoso:2.0:User"
          hint={t("urnHint")}
        />
      ) : (
        <CopyField stacked compact label={t("urn")} value={draft.urn} />
      )}
      <TextField {...text("description")} label={t("description")} />
      <Attributes
        id={id}
        attributes={draft.attributes}
        onChange={(attributes) => setDraft({ ...draft, attributes })}
        wrong={wrong}
      />
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onCancel}>{common("cancel")}</Button>
        <Button type="submit" variant="primary" busy={busy}>
          {busy ? saving : save}
        </Button>
      </div>
    </form>
  );
}

/** All suggested values are typed into one input. */
function isAt(path: string, field: string): boolean {
  return path === field || (field.endsWith(".canonicalValues") && path.startsWith(`${field}.`));
}

interface AttributesProps {
  readonly id: string;
  readonly attributes: readonly DraftAttribute[];
  readonly onChange: (attributes: readonly DraftAttribute[]) => void;
  readonly wrong: (field: string) => string | undefined;
}

function Attributes({ id, attributes, onChange, wrong }: AttributesProps) {
  const t = useTranslations("schemaExtensions");
  const problem = wrong("attributes");
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="mb-2 font-semibold text-base">{t("form.attributes")}</legend>
      {problem && (
        <div role="alert">
          <Callout kind="danger">{problem}</Callout>
        </div>
      )}
      {attributes.map((attribute, index) => (
        <AttributeFields
          key={attribute.key}
          id={`${id}-${attribute.key}`}
          number={index + 1}
          attribute={attribute}
          wrong={(field) => wrong(`attributes.${index}.${field}`)}
          onChange={(changed) => onChange(attributes.map((one) => (one.key === changed.key ? changed : one)))}
          onRemove={attributes.length === 1 ? null : () => onChange(attributes.filter((one) => one !== attribute))}
        />
      ))}
      <Button
        className="self-start"
        disabled={attributes.length >= schemaAttributeLimit}
        onClick={() => onChange(withAttribute(attributes))}
      >
        <Plus aria-hidden />
        {t("attribute.add")}
      </Button>
    </fieldset>
  );
}

/** The button is far below the inputs. They say what is wrong with the next drawing. */
function focusFirstWrong(form: HTMLFormElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
}
