"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { CodeField } from "@/components/auth/code-field";
import { formProblems } from "@/components/auth/form-problems";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { Dialog } from "@/components/ui/dialog";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import { profileQueries } from "@/lib/profile/queries";
import { secondFactorMutations } from "@/lib/second-factor/queries";
import type { SecondFactorState } from "@/lib/second-factor/schemas";

interface RemoveSecondFactorProps {
  readonly slug: string;
  readonly state: SecondFactorState;
}

/** A second factor that is on: since when, what is left, and the way to remove it. */
export function RemoveSecondFactor({ slug, state }: RemoveSecondFactorProps) {
  const [open, setOpen] = useState(false);
  const few = state.recoveryCodesLeft <= 3;
  return (
    <Card title="Authenticator app">
      <p>
        On since {state.since && <Time at={state.since} />}. {state.recoveryCodesLeft} of 10 recovery codes are left.
        {few && " For new ones, or for another phone, remove it and set it up again."}
      </p>
      <div className="mt-4 flex justify-end">
        <Button onClick={() => setOpen(true)} className="max-sm:w-full">
          Remove second factor
        </Button>
      </div>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Remove your second factor?"
        description="Your password alone signs you in then. The recovery codes end."
      >
        <RemoveForm slug={slug} onClose={() => setOpen(false)} />
      </Dialog>
    </Card>
  );
}

function RemoveForm({ slug, onClose }: { readonly slug: string; readonly onClose: () => void }) {
  const [code, setCode] = useState("");
  const [missing, setMissing] = useState(false);
  const toast = useToast();
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: secondFactorMutations.remove(slug),
    onSuccess: async () => {
      toast("done", "Your second factor is removed.");
      onClose();
      await queryClient.invalidateQueries({ queryKey: profileQueries.all(slug) });
    },
  });
  const problems = mutation.error && formProblems(mutation.error);
  const wrong = problems?.fields.find(({ field }) => field === "code")?.message;
  function submit(event: FormEvent): void {
    event.preventDefault();
    setMissing(code.trim() === "");
    if (code.trim() !== "") mutation.mutate({ code });
  }
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {problems && wrong === undefined && (
        <div role="alert">
          <Callout kind="danger">{problems.message}</Callout>
        </div>
      )}
      <CodeField value={code} onChange={setCode} error={missing ? "Enter the code." : wrong} />
      <div className="flex flex-wrap justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onClose}>Keep it</Button>
        <Button type="submit" variant="danger" busy={mutation.isPending}>
          {mutation.isPending ? "Removing…" : "Remove second factor"}
        </Button>
      </div>
    </form>
  );
}
