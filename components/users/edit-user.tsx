"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { formProblems } from "@/components/auth/form-problems";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ErrorSummary } from "@/components/ui/error-summary";
import { FormDialog } from "@/components/ui/form-dialog";
import { useToast } from "@/components/ui/toast";
import { StaleEdit } from "@/components/users/stale-edit";
import { UserFields } from "@/components/users/user-fields";
import {
  formValuesOf,
  isUserField,
  listUserErrors,
  type UserFormValues,
  userFields,
  userResolver,
} from "@/components/users/user-form";
import { userMutations, userQueries } from "@/lib/users/queries";
import type { EditUser as EditUserInput, UserDetail } from "@/lib/users/schemas";

interface EditUserProps {
  readonly slug: string;
  readonly user: UserDetail;
  readonly userTypes: readonly string[];
}

/** For people who are not Entra's. */
export function EditUser({ slug, user, userTypes }: EditUserProps) {
  const t = useTranslations("users.edit");
  const common = useTranslations("common");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Pencil aria-hidden />
        {common("edit")}
      </Button>
      <FormDialog
        wide
        open={open}
        onClose={() => setOpen(false)}
        title={t("title", { name: user.displayName ?? user.userName })}
      >
        <EditForm slug={slug} user={user} userTypes={userTypes} onClose={() => setOpen(false)} />
      </FormDialog>
    </>
  );
}

function EditForm({ slug, user, userTypes, onClose }: EditUserProps & { readonly onClose: () => void }) {
  const t = useTranslations("users.edit");
  const common = useTranslations("common");
  // As it was read; the page goes on following the user while the form is open.
  const [opened, setOpened] = useState(user);
  const [stale, setStale] = useState<{ readonly theirs: UserDetail; readonly message: string } | null>(null);
  const form = useForm({ resolver: userResolver, mode: "onTouched", defaultValues: formValuesOf(opened) });
  const { errors, submitCount } = form.formState;
  const toast = useToast();
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: userMutations.edit(slug, user.id),
    onSuccess: async (saved) => {
      queryClient.setQueryData(userQueries.detail(slug, user.id).queryKey, saved);
      await queryClient.invalidateQueries({ queryKey: userQueries.all(slug) });
      toast("done", common("saved"));
      onClose();
    },
    onError: async (error) => {
      const { fields } = formProblems(error);
      if (fields.some(({ field }) => field === "version")) {
        const theirs = await queryClient.fetchQuery({ ...userQueries.detail(slug, user.id), staleTime: 0 });
        setStale({ theirs, message: error.message });
        return;
      }
      setStale(null);
      for (const { field, message } of fields) {
        if (isUserField(field)) form.setError(field, { message }, { shouldFocus: true });
      }
    },
  });
  const refusal = mutation.error && formProblems(mutation.error);
  const several = listUserErrors(errors);

  function save(mine: UserFormValues, version: number): void {
    const changes = changedFields(formValuesOf(opened), mine);
    if (Object.keys(changes).length === 0) onClose();
    else mutation.mutate({ ...changes, version });
  }

  function takeTheirs(fresh: UserDetail): void {
    form.reset(formValuesOf(fresh));
    setOpened(fresh);
    setStale(null);
    mutation.reset();
  }

  if (stale) {
    const { theirs, message } = stale;
    return (
      <StaleEdit
        message={message}
        opened={formValuesOf(opened)}
        mine={form.getValues()}
        theirs={formValuesOf(theirs)}
        busy={mutation.isPending}
        onTakeTheirs={() => takeTheirs(theirs)}
        onKeepMine={() => save(form.getValues(), theirs.version)}
      />
    );
  }
  return (
    <form
      noValidate
      onSubmit={(event) => void form.handleSubmit(() => save(form.getValues(), opened.version))(event)}
      className="flex flex-col gap-4"
    >
      {submitCount > 0 && several.length > 1 && (
        <ErrorSummary key={submitCount} title={t("problems", { count: several.length })} errors={several} />
      )}
      {refusal && several.length === 0 && (
        <div role="alert">
          <Callout kind="danger">{refusal.message}</Callout>
        </div>
      )}
      <UserFields register={form.register} control={form.control} errors={errors} userTypes={userTypes} />
      <div className="flex flex-wrap justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onClose}>{common("cancel")}</Button>
        <Button type="submit" variant="primary" busy={mutation.isPending}>
          {mutation.isPending ? common("saving") : t("save")}
        </Button>
      </div>
    </form>
  );
}

function changedFields(before: UserFormValues, after: UserFormValues): EditUserInput {
  const fields = userFields.filter((field) => before[field] !== after[field]);
  return Object.fromEntries(fields.map((field) => [field, after[field]]));
}
