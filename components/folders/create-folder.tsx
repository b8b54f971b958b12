"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
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
import { countOf } from "@/lib/utils/format";

interface CreateFolderProps {
  readonly slug: string;
  /** Where it will stand at first; null for the top of the tree. */
  readonly parentId: string | null;
  readonly onCreated: (folder: FolderItem) => void;
  readonly onClose: () => void;
}

export function CreateFolder(props: CreateFolderProps & { readonly open: boolean }) {
  return (
    <Dialog open={props.open} onOpenChange={props.onClose} title="Create folder">
      <CreateForm {...props} />
    </Dialog>
  );
}

function CreateForm({ slug, parentId, onCreated, onClose }: CreateFolderProps) {
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
      toast("done", createdWords(folder));
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
        label="Name"
        autoComplete="off"
        hint="People for whom Entra named it already get it at once."
        error={errors.name?.message}
        {...form.register("name")}
      />
      <TextField
        id="folder-external-id"
        label="External id (optional)"
        autoComplete="off"
        spellCheck={false}
        hint="What Entra may call it instead of the name. It stays when the name changes."
        error={errors.externalId?.message}
        {...form.register("externalId")}
      />
      {folders.length > 0 && (
        <FolderChooser
          slug={slug}
          label="Inside"
          value={place}
          onChange={setPlace}
          error={problems?.fields.find(({ field }) => field === "parentId")?.message}
        />
      )}
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" busy={mutation.isPending}>
          {mutation.isPending ? "Creating…" : "Create folder"}
        </Button>
      </div>
    </form>
  );
}

function createdWords({ name, people }: FolderItem): string {
  if (people === 0) return `${name} is created.`;
  return `${name} is created. ${countOf(people, "person", "people")} whom Entra named for it can use it now.`;
}
