"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { formProblems } from "@/components/auth/form-problems";
import { useMay } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ErrorSummary } from "@/components/ui/error-summary";
import { FormDialog } from "@/components/ui/form-dialog";
import { useToast } from "@/components/ui/toast";
import { RoleChoice } from "@/components/users/role-choice";
import { UserFields } from "@/components/users/user-fields";
import { emptyUser, listUserErrors, type UserFormValues, userResolver } from "@/components/users/user-form";
import { userMutations, userQueries } from "@/lib/users/queries";
import type { CreateUser } from "@/lib/users/schemas";

interface AddUserProps {
  readonly slug: string;
  readonly userTypes: readonly string[];
}

export function AddUser(props: AddUserProps) {
  const [open, setOpen] = useState(false);
  if (!useMay("user:create")) return null;
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        Add user
      </Button>
      <FormDialog
        wide
        open={open}
        onClose={() => setOpen(false)}
        title="Add user"
        description="Entra adds its people by itself. Add here those whom Entra does not know."
      >
        <AddUserForm {...props} onClose={() => setOpen(false)} />
      </FormDialog>
    </>
  );
}

function AddUserForm({ slug, userTypes, onClose }: AddUserProps & { readonly onClose: () => void }) {
  const form = useForm({ resolver: userResolver, mode: "onTouched", defaultValues: emptyUser });
  const { errors, submitCount } = form.formState;
  const router = useRouter();
  const toast = useToast();
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: userMutations.create(slug),
    onSuccess: async (user) => {
      queryClient.setQueryData(userQueries.detail(slug, user.id).queryKey, user);
      await queryClient.invalidateQueries({ queryKey: [...userQueries.all(slug), "list"] });
      toast("done", `${user.displayName ?? user.userName} is added.`);
      onClose();
      router.push(`/o/${slug}/users/${user.id}`);
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
        <ErrorSummary key={submitCount} title={`${several.length} fields need you`} errors={several} />
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
          <RoleChoice id="user-accessRole" legend="Access role" value={field.value} onChange={field.onChange} />
        )}
      />
      {errors.accessRole?.message && <p className="text-danger text-xs">{errors.accessRole.message}</p>}
      <div className="flex flex-wrap justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" busy={busy}>
          {busy ? "Adding…" : "Add user"}
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
