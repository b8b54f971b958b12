"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { CodeField } from "@/components/auth/code-field";
import { formProblems } from "@/components/auth/form-problems";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { Dialog } from "@/components/ui/dialog";
import { timeOf } from "@/components/ui/time-tags";
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
  const t = useTranslations("profile");
  const [open, setOpen] = useState(false);
  const few = state.recoveryCodesLeft <= 3;
  return (
    <Card title={t("authenticator")}>
      <p>
        {t.rich("remove.onSince", { time: timeOf(state.since) })}{" "}
        {t("remove.codesLeft", { count: state.recoveryCodesLeft })}
        {few && ` ${t("remove.renew")}`}
      </p>
      <div className="mt-4 flex justify-end">
        <Button onClick={() => setOpen(true)} className="max-sm:w-full">
          {t("remove.act")}
        </Button>
      </div>
      <Dialog open={open} onOpenChange={setOpen} title={t("remove.title")} description={t("remove.effect")}>
        <RemoveForm slug={slug} onClose={() => setOpen(false)} />
      </Dialog>
    </Card>
  );
}

function RemoveForm({ slug, onClose }: { readonly slug: string; readonly onClose: () => void }) {
  const t = useTranslations("profile");
  const common = useTranslations("common");
  const [code, setCode] = useState("");
  const [missing, setMissing] = useState(false);
  const toast = useToast();
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: secondFactorMutations.remove(slug),
    onSuccess: async () => {
      toast("done", t("remove.removed"));
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
      <CodeField value={code} onChange={setCode} error={missing ? t("secondFactor.enterCode") : wrong} />
      <div className="flex flex-wrap justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onClose}>{t("remove.keep")}</Button>
        <Button type="submit" variant="danger" busy={mutation.isPending}>
          {mutation.isPending ? common("removing") : t("remove.act")}
        </Button>
      </div>
    </form>
  );
}
