"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { formProblems } from "@/components/auth/form-problems";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { TextField } from "@/components/ui/field";
import { WithMoments } from "@/components/ui/with-moments";
import { CreateGroup } from "@/lib/groups/schemas";

interface GroupNameFormProps {
  readonly name: string;
  readonly save: string;
  readonly saving: string;
  readonly mutation: { readonly error: Error | null; readonly isPending: boolean; readonly isSuccess: boolean };
  readonly onSave: (displayName: string) => void;
  readonly onCancel: () => void;
}

/** For a new group and for another name of one. */
export function GroupNameForm({ name, save, saving, mutation, onSave, onCancel }: GroupNameFormProps) {
  const common = useTranslations("common");
  const form = useForm({ resolver: zodResolver(CreateGroup), mode: "onTouched", defaultValues: { displayName: name } });
  const refused = mutation.error && formProblems(mutation.error);
  const atField = refused?.fields.find(({ field }) => field === "displayName")?.message;
  const busy = mutation.isPending || mutation.isSuccess;
  return (
    <form
      noValidate
      onSubmit={(event) => void form.handleSubmit(({ displayName }) => onSave(displayName))(event)}
      className="flex flex-col gap-4"
    >
      {refused && atField === undefined && (
        <div role="alert">
          <Callout kind="danger">
            <WithMoments text={refused.message} />
          </Callout>
        </div>
      )}
      <TextField
        id="group-name"
        label={common("name")}
        autoComplete="off"
        error={form.formState.errors.displayName?.message ?? atField}
        {...form.register("displayName")}
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
