"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { formProblems } from "@/components/auth/form-problems";
import { useOpenByAddress } from "@/components/layout/use-open-by-address";
import { useMay } from "@/components/layout/viewer-provider";
import { LinkOnce } from "@/components/one-time-links/links-once";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ErrorSummary } from "@/components/ui/error-summary";
import { FormDialog } from "@/components/ui/form-dialog";
import { useToast } from "@/components/ui/toast";
import { RoleChoice } from "@/components/users/role-choice";
import { UserFields } from "@/components/users/user-fields";
import { emptyUser, listUserErrors, type UserFormValues, userResolver } from "@/components/users/user-form";
import { linkMutations } from "@/lib/one-time-links/queries";
import type { LinksOutcome } from "@/lib/one-time-links/schemas";
import { userQueries } from "@/lib/users/queries";
import type { CreateUser } from "@/lib/users/schemas";

interface InviteUserProps {
  readonly slug: string;
  readonly userTypes: readonly string[];
}

export function InviteUser(props: InviteUserProps) {
  const t = useTranslations("users.invite");
  const [open, setOpen] = useOpenByAddress("invite-user");
  const [invited, setInvited] = useState<LinksOutcome | null>(null);
  const router = useRouter();
  const link = invited?.links[0];
  if (!useMay("user:create")) return null;
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {t("title")}
      </Button>
      <FormDialog wide open={open} onClose={() => setOpen(false)} title={t("title")} description={t("lead")}>
        <InviteUserForm
          {...props}
          onClose={() => setOpen(false)}
          onInvited={(outcome) => {
            setOpen(false);
            setInvited(outcome);
          }}
        />
      </FormDialog>
      {link && (
        <LinkOnce kind="invite" link={link} onClosed={() => router.push(`/o/${props.slug}/users/${link.userId}`)} />
      )}
    </>
  );
}

interface InviteUserFormProps extends InviteUserProps {
  readonly onClose: () => void;
  /** Invited without a mail server: the link is to be passed on. */
  readonly onInvited: (outcome: LinksOutcome) => void;
}

function InviteUserForm({ slug, userTypes, onClose, onInvited }: InviteUserFormProps) {
  const t = useTranslations("users");
  const common = useTranslations("common");
  const form = useForm({ resolver: userResolver, mode: "onTouched", defaultValues: emptyUser });
  const { errors, submitCount } = form.formState;
  const router = useRouter();
  const toast = useToast();
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: linkMutations.invite(slug),
    onSuccess: async (outcome) => {
      await queryClient.invalidateQueries({ queryKey: [...userQueries.all(slug), "list"] });
      if (outcome.links.length > 0) return onInvited(outcome);
      const [failure] = outcome.refused;
      if (failure) toast("error", failure.reason);
      else toast("done", t("invite.done", { address: String(outcome.sentTo[0]) }));
      onClose();
      router.push(`/o/${slug}/users/${outcome.userId}`);
    },
    onError: (error) => {
      for (const { field, message } of formProblems(error).fields) {
        if (field in emptyUser) form.setError(field as keyof UserFormValues, { message }, { shouldFocus: true });
      }
    },
  });
  const busy = mutation.isPending || mutation.isSuccess;
  const several = listUserErrors(errors);
  const elsewhere = mutation.error !== null && formProblems(mutation.error).fields.length === 0;
  return (
    <form
      noValidate
      onSubmit={(event) => void form.handleSubmit((input) => mutation.mutate(filled(input)))(event)}
      className="flex flex-col gap-4"
    >
      {submitCount > 0 && several.length > 1 && (
        <ErrorSummary key={submitCount} title={t("edit.problems", { count: several.length })} errors={several} />
      )}
      {elsewhere && (
        <div role="alert">
          <Callout kind="danger">{mutation.error.message}</Callout>
        </div>
      )}
      <UserFields register={form.register} control={form.control} errors={errors} userTypes={userTypes} />
      <Controller
        control={form.control}
        name="accessRole"
        render={({ field }) => (
          <RoleChoice
            id="user-accessRole"
            legend={t("labels.accessRole")}
            value={field.value}
            onChange={field.onChange}
          />
        )}
      />
      {errors.accessRole?.message && <p className="text-danger text-xs">{errors.accessRole.message}</p>}
      <div className="flex flex-wrap justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onClose}>{common("cancel")}</Button>
        <Button type="submit" variant="primary" busy={busy}>
          {busy ? t("invite.inviting") : t("invite.title")}
        </Button>
      </div>
    </form>
  );
}

/** Without what was left empty. */
function filled({ userName, ...input }: CreateUser): CreateUser {
  return {
    userName,
    ...Object.fromEntries(Object.entries(input).filter(([, value]) => value !== "" && value !== null)),
  };
}
