"use client";

import type { UseMutationResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { formProblems } from "@/components/auth/form-problems";
import { linesOf, RedirectUrisField } from "@/components/native-apps/redirect-uris-field";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { TextField } from "@/components/ui/field";
import { CreateNativeApp, type NativeAppDto } from "@/lib/native-apps/schemas";

interface NativeAppFormProps {
  readonly app: CreateNativeApp;
  readonly save: string;
  readonly saving: string;
  readonly mutation: UseMutationResult<NativeAppDto, Error, CreateNativeApp>;
  readonly onCancel: () => void;
}

/** Name and redirect URIs. Redirect URIs are explained while they are typed, names when they are left. */
export function NativeAppForm({ app, save, saving, mutation, onCancel }: NativeAppFormProps) {
  const t = useTranslations("nativeApps.form");
  const common = useTranslations("common");
  const [name, setName] = useState(app.name);
  const [uris, setUris] = useState(app.redirectUris.join("\n"));
  const [tried, setTried] = useState(false);
  const parsed = CreateNativeApp.safeParse({ name, redirectUris: linesOf(uris) });
  const wrong = (field: string) => {
    const issue = tried ? parsed.error?.issues.find(({ path }) => path[0] === field) : undefined;
    // What is wrong with a single line stands beside the line.
    if (issue !== undefined && issue.path.length > 1) return t("wrongLines");
    return issue?.message ?? refused?.find((one) => one.field === field)?.message;
  };
  const { error } = mutation;
  const refused = error ? formProblems(error).fields.filter(({ field }) => field === "name") : undefined;

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (parsed.success) mutation.mutate(parsed.data);
  }

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4 p-4 sm:p-5">
      {error && refused?.length === 0 && (
        <div role="alert">
          <Callout kind="danger">{error.message}</Callout>
        </div>
      )}
      <TextField
        id="native-app-name"
        label={common("name")}
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={wrong("name")}
        hint={t("nameHint")}
      />
      <RedirectUrisField id="native-app-redirect-uris" value={uris} onChange={setUris} error={wrong("redirectUris")} />
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onCancel}>{common("cancel")}</Button>
        <Button type="submit" variant="primary" busy={mutation.isPending}>
          {mutation.isPending ? saving : save}
        </Button>
      </div>
    </form>
  );
}
