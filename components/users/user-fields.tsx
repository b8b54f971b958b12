"use client";

import { useTranslations } from "next-intl";
import type { HTMLInputAutoCompleteAttribute, HTMLInputTypeAttribute } from "react";
import { Controller } from "react-hook-form";
import { describedBy, Field, TextField } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { UserField, UserFormParts } from "@/components/users/user-form";

interface TextInput {
  readonly field: Exclude<UserField, "userType">;
  readonly type?: HTMLInputTypeAttribute;
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
}

const inputs: readonly TextInput[] = [
  { field: "userName" },
  { field: "displayName" },
  { field: "givenName" },
  { field: "familyName" },
  { field: "email", type: "email" },
  { field: "title" },
];

interface UserFieldsProps extends UserFormParts {
  readonly userTypes: readonly string[];
}

/** What a person types about a user who is not Entra's. */
export function UserFields({ register, control, errors, userTypes }: UserFieldsProps) {
  const t = useTranslations("users");
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {inputs.map(({ field, type = "text" }) => (
        <TextField
          key={field}
          id={`user-${field}`}
          label={t(`fields.${field}`)}
          type={type}
          autoComplete="off"
          spellCheck={false}
          error={errors[field]?.message}
          hint={field === "userName" ? t("fields.userNameHint") : undefined}
          {...register(field)}
        />
      ))}
      <Field id="user-userType" label={t("fields.userType")} error={errors.userType?.message}>
        <Controller
          control={control}
          name="userType"
          render={({ field }) => (
            <Select
              id="user-userType"
              value={field.value === "" ? none : field.value}
              options={[{ value: none, label: t("noType") }, ...typeOptions(userTypes, field.value)]}
              onChange={(value) => field.onChange(value === none ? "" : value)}
              describedBy={describedBy("user-userType")}
              className="w-full"
            />
          )}
        />
      </Field>
    </div>
  );
}

/** The select knows no empty value; no user type can have spaces around it. */
const none = " none ";

/** The organization's types, and the one that is there even if the organization knows it no more. */
function typeOptions(userTypes: readonly string[], current: string) {
  const known = userTypes.map((name) => ({ value: name, label: name }));
  const stray = current === "" || userTypes.includes(current) ? [] : [{ value: current, label: current }];
  return [...known, ...stray];
}
