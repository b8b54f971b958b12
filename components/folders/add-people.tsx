"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { useDebounced } from "@/components/auth/use-debounced";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Picker, type PickerOption } from "@/components/ui/picker";
import { useToast } from "@/components/ui/toast";
import { folderMutations, folderQueries } from "@/lib/folders/queries";
import { type FolderDetail, type GrantOutcome, mostGrants } from "@/lib/folders/schemas";
import { userQueries } from "@/lib/users/queries";
import { countOf } from "@/lib/utils/format";

interface AddPeopleProps {
  readonly slug: string;
  readonly folder: FolderDetail;
}

export function AddPeople({ slug, folder }: AddPeopleProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <UserPlus aria-hidden />
        Add people
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`Add people to “${folder.name}”`}
        description="They get access by hand. Entra and group rules do not take it away."
      >
        <AddForm slug={slug} folder={folder} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function AddForm({ slug, folder, onClose }: AddPeopleProps & { readonly onClose: () => void }) {
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState<readonly PickerOption[]>([]);
  const [missing, setMissing] = useState(false);
  const q = useDebounced(query.trim(), 250);
  const { data } = useQuery({ ...userQueries.list(slug, q === "" ? {} : { q }), placeholderData: keepPreviousData });
  const options = data?.items.map((user) => ({
    value: user.id,
    label: user.displayName ?? user.userName,
    hint: user.active ? user.userName : `${user.userName}, inactive`,
  }));
  const queryClient = useQueryClient();
  const toast = useToast();
  const mutation = useMutation({
    mutationFn: folderMutations.grant(slug),
    onSuccess: async (outcome) => {
      await queryClient.invalidateQueries({ queryKey: folderQueries.all(slug) });
      toast("done", grantedWords(outcome, folder.name));
      onClose();
    },
  });

  function submit(): void {
    setMissing(chosen.length === 0);
    if (chosen.length === 0) return;
    mutation.mutate({ folderId: folder.id, userIds: chosen.map((one) => one.value) });
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      className="flex flex-col gap-4"
    >
      {mutation.error && (
        <div role="alert">
          <Callout kind="danger">{mutation.error.message}</Callout>
        </div>
      )}
      <Picker
        label="People"
        placeholder="Search name, user name, e-mail"
        query={query}
        onQuery={setQuery}
        options={options}
        chosen={chosen}
        onChange={(next) => {
          setMissing(false);
          setChosen(next.slice(0, mostGrants));
        }}
        nothing={`Nobody matches “${q}”.`}
        error={missing ? "Choose at least one person." : undefined}
      />
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" busy={mutation.isPending}>
          {mutation.isPending
            ? "Adding…"
            : `Add ${chosen.length === 0 ? "people" : countOf(chosen.length, "person", "people")}`}
        </Button>
      </div>
    </form>
  );
}

function grantedWords({ granted, already }: GrantOutcome, name: string): string {
  const had = already === 0 ? "" : ` ${countOf(already, "person", "people")} had it by hand already.`;
  if (granted === 0) return `Nothing changed.${had}`;
  return `${countOf(granted, "person", "people")} can use ${name}.${had}`;
}
