"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import type { PickerOption } from "@/components/ui/picker";
import { useToast } from "@/components/ui/toast";
import { PeoplePicker } from "@/components/users/people-picker";
import { groupMutations, groupQueries } from "@/lib/groups/queries";
import type { GroupDetail } from "@/lib/groups/schemas";
import { userQueries } from "@/lib/users/queries";
import { countOf } from "@/lib/utils/format";

interface AddPeopleProps {
  readonly slug: string;
  readonly group: GroupDetail;
}

export function AddPeople({ slug, group }: AddPeopleProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <UserPlus aria-hidden />
        Add people
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`Add people to ${group.displayName}`}
        description="What group rules give to this group, they get at once."
      >
        <AddPeopleForm slug={slug} group={group} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function AddPeopleForm({ slug, group, onClose }: AddPeopleProps & { readonly onClose: () => void }) {
  const [chosen, setChosen] = useState<readonly PickerOption[]>([]);
  const [missing, setMissing] = useState(false);
  const toast = useToast();
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: groupMutations.edit(slug, group.id),
    onSuccess: async (saved) => {
      queryClient.setQueryData(groupQueries.detail(slug, group.id).queryKey, saved);
      await queryClient.invalidateQueries({ queryKey: groupQueries.all(slug) });
      void queryClient.invalidateQueries({ queryKey: userQueries.all(slug) });
      toast("done", addedWords(saved.memberCount - group.memberCount, saved.displayName));
      onClose();
    },
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    setMissing(chosen.length === 0);
    if (chosen.length > 0) mutation.mutate({ add: chosen.map(({ value }) => value) });
  }
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {mutation.error && (
        <div role="alert">
          <Callout kind="danger">{mutation.error.message}</Callout>
        </div>
      )}
      <PeoplePicker
        slug={slug}
        chosen={chosen}
        onChange={setChosen}
        error={missing && chosen.length === 0 ? "Choose at least one person." : undefined}
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

function addedWords(added: number, name: string): string {
  if (added <= 0) return `All of them were in ${name} already.`;
  return `${countOf(added, "person", "people")} added to ${name}.`;
}
