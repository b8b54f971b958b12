"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { formProblems } from "@/components/auth/form-problems";
import { FolderChooser } from "@/components/folders/folder-chooser";
import { folderInputs } from "@/components/folders/folder-inputs";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import { folderMutations, folderQueries } from "@/lib/folders/queries";
import type { FolderItem } from "@/lib/folders/schemas";

interface CreateFolderProps {
  readonly slug: string;
  /** Where it will stand at first; null for the top of the tree. */
  readonly parentId: string | null;
  readonly onCreated: (folder: FolderItem) => void;
  readonly onClose: () => void;
}

export function CreateFolder(props: CreateFolderProps & { readonly open: boolean }) {
  const t = useTranslations("folders.create");
  return (
    <Dialog open={props.open} onOpenChange={props.onClose} title={t("title")}>
      <CreateForm {...props} />
    </Dialog>
  );
}

function CreateForm({ slug, parentId, onCreated, onClose }: CreateFolderProps) {
  const t = useTranslations("folders");
  const common = useTranslations("common");
  const form = useForm({
    mode: "onTouched",
    resolver: folderInputs,
    defaultValues: { name: "", externalId: "" },
  });
  const { errors } = form.formState;
  const [place, setPlace] = useState(parentId);
  const { data: folders = [] } = useQuery(folderQueries.tree(slug));
  const queryClient = useQueryClient();
  const toast = useToast();
  const mutation = useMutation({
    mutationFn: folderMutations.create(slug),
    onSuccess: async (folder) => {
      await queryClient.invalidateQueries({ queryKey: folderQueries.all(slug) });
      toast("done", t("create.done", { name: folder.name, people: folder.people }));
      onCreated(folder);
      onClose();
    },
    onError: (error) => {
      for (const { field, message } of formProblems(error).fields) {
        if (field === "name" || field === "externalId") form.setError(field, { message }, { shouldFocus: true });
      }
    },
  });
  const problems = mutation.error && formProblems(mutation.error);
  return (
    <form
      noValidate
      onSubmit={(event) => void form.handleSubmit((names) => mutation.mutate({ ...names, parentId: place }))(event)}
      className="flex flex-col gap-4"
    >
      {problems?.fields.length === 0 && (
        <div role="alert">
          <Callout kind="danger">{problems.message}</Callout>
        </div>
      )}
      <TextField
        id="folder-name"
        label={common("name")}
        autoComplete="off"
        hint={t("create.nameHint")}
        error={errors.name?.message}
        {...form.register("name")}
      />
      <TextField
        id="folder-external-id"
        label={t("externalIdOptional")}
        autoComplete="off"
        spellCheck={false}
        hint={t("create.externalIdHint")}
        error={errors.externalId?.message}
        {...form.register("externalId")}
      />
      {folders.length > 0 && (
        <FolderChooser
          slug={slug}
          kind="inside"
          value={place}
          onChange={setPlace}
          error={problems?.fields.find(({ field }) => field === "parentId")?.message}
        />
      )}
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onClose}>{common("cancel")}</Button>
        <Button type="submit" variant="primary" busy={mutation.isPending}>
          {mutation.isPending ? common("creating") : t("create.title")}
        </Button>
      </div>
    </form>
  );
}
