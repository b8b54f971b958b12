"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { FolderSelect } from "@/components/folders/use-folder-filter";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { RoleChoice } from "@/components/users/role-choice";
import type { BulkAct, BulkActKind } from "@/components/users/use-bulk-run";
import type { AccessRole } from "@/lib/auth/permissions";

interface BulkFormProps {
  readonly slug: string;
  readonly userTypes: readonly string[];
  readonly kind: Exclude<BulkActKind, "delete">;
  readonly onSubmit: (act: BulkAct) => void;
  readonly onCancel: () => void;
}

interface Choices {
  readonly userType: string;
  readonly accessRole: AccessRole | null;
  readonly loginMethod: "sso" | "builtin";
  readonly invite: boolean;
  readonly folder: { readonly id: string; readonly name: string } | null;
}

/** What is set, or what the act does. */
export function BulkForm({ slug, userTypes, kind, onSubmit, onCancel }: BulkFormProps) {
  const t = useTranslations("users.bulk");
  const labels = useTranslations("users.labels");
  const common = useTranslations("common");
  const [choices, setChoices] = useState<Choices>({
    userType: userTypes[0] ?? "",
    accessRole: null,
    loginMethod: "sso",
    invite: true,
    folder: null,
  });
  const [missing, setMissing] = useState(false);
  const choose = (change: Partial<Choices>) => setChoices((before) => ({ ...before, ...change }));
  function submit(event: FormEvent): void {
    event.preventDefault();
    const action = actionOf(kind, choices);
    setMissing(action === null);
    if (action !== null) onSubmit(action);
  }
  const fields: Partial<Record<BulkActKind, ReactNode>> = {
    invite: <p>{t("inviteEffect")}</p>,
    setUserType: (
      <TypeField userTypes={userTypes} value={choices.userType} onChange={(userType) => choose({ userType })} />
    ),
    setAccessRole: (
      <>
        <RoleChoice
          id="bulk-role"
          legend={labels("accessRoleByHand")}
          value={choices.accessRole}
          onChange={(accessRole) => choose({ accessRole })}
        />
        <p className="text-muted">{t("accessRoleHint")}</p>
      </>
    ),
    setLoginMethod: (
      <MethodField
        value={choices.loginMethod}
        invite={choices.invite}
        onChange={(loginMethod) => choose({ loginMethod })}
        onInvite={(invite) => choose({ invite })}
      />
    ),
    addToFolder: (
      <FolderField slug={slug} folder={choices.folder} missing={missing} onChange={(folder) => choose({ folder })} />
    ),
    activate: <p>{t("activateEffect")}</p>,
    deactivate: <p>{t.rich("deactivateEffect", { b: (words) => <b className="font-semibold">{words}</b> })}</p>,
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {fields[kind]}
      <div className="flex flex-wrap justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onCancel}>
          {kind === "activate" || kind === "deactivate" ? t("keepAsTheyAre") : common("cancel")}
        </Button>
        <Button type="submit" variant={kind === "deactivate" ? "danger" : "primary"}>
          {t(`confirm.${kind}`)}
        </Button>
      </div>
    </form>
  );
}

/** Null while something must still be chosen. */
function actionOf(kind: BulkActKind, choices: Choices): BulkAct | null {
  switch (kind) {
    case "setUserType":
      return { kind, userType: choices.userType };
    case "setAccessRole":
      return { kind, accessRole: choices.accessRole };
    case "setLoginMethod":
      return {
        kind,
        loginMethod: choices.loginMethod,
        invite: choices.invite && choices.loginMethod === "builtin",
      };
    case "addToFolder":
      return choices.folder && { kind, folderId: choices.folder.id };
    default:
      return { kind };
  }
}

interface TypeFieldProps {
  readonly userTypes: readonly string[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const none = "*";

function TypeField({ userTypes, value, onChange }: TypeFieldProps) {
  const t = useTranslations("users");
  const id = useId();
  const options = [...userTypes.map((type) => ({ value: type, label: type })), { value: none, label: t("noType") }];
  return (
    <Field id={id} label={t("labels.userType")} hint={t("bulk.userTypeHint")}>
      <Select
        id={id}
        value={value === "" ? none : value}
        options={options}
        onChange={(next) => onChange(next === none ? "" : next)}
      />
    </Field>
  );
}

interface MethodFieldProps {
  readonly value: "sso" | "builtin";
  readonly invite: boolean;
  readonly onChange: (value: "sso" | "builtin") => void;
  readonly onInvite: (invite: boolean) => void;
}

function MethodField({ value, invite, onChange, onInvite }: MethodFieldProps) {
  const t = useTranslations("users");
  const id = useId();
  const options = [
    { value: "sso", label: "sso" },
    { value: "builtin", label: "builtin" },
  ] as const;
  return (
    <>
      <Field id={id} label={t("labels.loginMethod")} hint={t("bulk.loginMethodHint")}>
        <Select id={id} value={value} options={options} onChange={onChange} />
      </Field>
      {value === "builtin" && (
        <label htmlFor={`${id}-invite`} className="flex min-h-8 touch:min-h-11 items-center gap-2.5">
          <Checkbox id={`${id}-invite`} checked={invite} onChange={onInvite} />
          {t("bulk.inviteToo")}
        </label>
      )}
      <p className="text-muted">{t("bulk.loginMethodEffect")}</p>
    </>
  );
}

interface FolderFieldProps {
  readonly slug: string;
  readonly folder: Choices["folder"];
  readonly missing: boolean;
  readonly onChange: (folder: Choices["folder"]) => void;
}

function FolderField({ slug, folder, missing, onChange }: FolderFieldProps) {
  const t = useTranslations("users.bulk");
  const id = useId();
  const error = missing && folder === null ? t("folderMissing") : undefined;
  return (
    <Field id={id} label={t("folder")} hint={t("folderHint")} error={error}>
      <FolderSelect
        id={id}
        slug={slug}
        value={folder?.id}
        onChoose={onChange}
        shown={folder?.name ?? t("chooseFolder")}
        invalid={error !== undefined}
      />
    </Field>
  );
}
