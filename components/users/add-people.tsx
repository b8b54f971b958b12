"use client";

import { useMutation } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";
import type { Option } from "@/components/ui/use-option-search";
import { PeoplePicker } from "@/components/users/people-picker";

/** No verb adds more at once. */
const most = 500;

interface AddPeopleProps {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  /** Whether it is the page's one primary button. */
  readonly primary?: boolean;
  /** Adds them, and says what that changed. */
  readonly add: (userIds: readonly string[]) => Promise<string>;
}

/** A button whose dialog adds people to something. */
export function AddPeople({ slug, title, description, primary = false, add }: AddPeopleProps) {
  const t = useTranslations("users.addPeople");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant={primary ? "primary" : "secondary"} onClick={() => setOpen(true)}>
        <UserPlus aria-hidden />
        {t("open")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={title} description={description}>
        <AddPeopleForm slug={slug} add={add} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

type AddPeopleFormProps = Pick<AddPeopleProps, "slug" | "add"> & { readonly onClose: () => void };

function AddPeopleForm({ slug, add, onClose }: AddPeopleFormProps) {
  const t = useTranslations("users.addPeople");
  const common = useTranslations("common");
  const [chosen, setChosen] = useState<readonly Option[]>([]);
  const [missing, setMissing] = useState(false);
  const toast = useToast();
  const mutation = useMutation({
    mutationFn: add,
    onSuccess: (words) => {
      toast("done", words);
      onClose();
    },
  });

  function submit(event: FormEvent): void {
    event.preventDefault();
    setMissing(chosen.length === 0);
    if (chosen.length > 0) mutation.mutate(chosen.map(({ value }) => value));
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
        onChange={(next) => setChosen(next.slice(0, most))}
        error={missing && chosen.length === 0 ? t("missing") : undefined}
      />
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onClose}>{common("cancel")}</Button>
        <Button type="submit" variant="primary" busy={mutation.isPending}>
          {mutation.isPending ? common("adding") : t("confirm", { count: chosen.length })}
        </Button>
      </div>
    </form>
  );
}
