"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { formProblems } from "@/components/auth/form-problems";
import { SecretField } from "@/components/credentials/secret-field";
import { useMay } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { AlertDialog, Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { RadioGroup } from "@/components/ui/radio-group";
import { useToast } from "@/components/ui/toast";
import { useFormat } from "@/components/ui/use-format";
import { setupLinkMutations, setupLinkQueries } from "@/lib/setup-links/queries";
import { type CreatedSetupLink, CreateSetupLink, type SetupScope } from "@/lib/setup-links/schemas";

interface SendToColleagueProps {
  readonly slug: string;
  readonly connectorId: string;
  /** Where the link opens. */
  readonly step: number;
  readonly words?: string;
}

/** A setup link for somebody of IT who is no user here (SCREENS §3.8): by mail, or to be copied once. */
export function SendToColleague({ words, ...props }: SendToColleagueProps) {
  const t = useTranslations("setup.send");
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<CreatedSetupLink | null>(null);
  const toast = useToast();
  if (!useMay("connector:update")) return null;
  return (
    <>
      <Button variant="ghost" onClick={() => setOpen(true)}>
        <Send aria-hidden />
        {words ?? t("step")}
      </Button>
      <FormDialog open={open} onClose={() => setOpen(false)} title={t("title")} description={t("lead")}>
        <SendForm
          {...props}
          onClose={() => setOpen(false)}
          onMade={(link) => {
            setOpen(false);
            if (link.url === null) toast("done", t("wentTo", { name: link.forWhom }));
            else setMade(link);
          }}
        />
      </FormDialog>
      {made?.url && <LinkShownOnce link={made} url={made.url} onClosed={() => setMade(null)} />}
    </>
  );
}

interface SendFormProps extends Omit<SendToColleagueProps, "words"> {
  readonly onClose: () => void;
  readonly onMade: (link: CreatedSetupLink) => void;
}

function SendForm({ slug, connectorId, step, onClose, onMade }: SendFormProps) {
  const t = useTranslations("setup.send");
  const common = useTranslations("common");
  const [forWhom, setForWhom] = useState("");
  const [scope, setScope] = useState<SetupScope>("connect");
  const [days, setDays] = useState<"1" | "3" | "7">("3");
  const [wrong, setWrong] = useState<string | null>(null);
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: setupLinkMutations.create(slug, connectorId),
    onSuccess: onMade,
    onError: (error) => setWrong(formProblems(error).fields.find(({ field }) => field === "forWhom")?.message ?? null),
    onSettled: () => queryClient.invalidateQueries({ queryKey: setupLinkQueries.list(slug, connectorId).queryKey }),
    // The link must not outlive its dialog in a cache.
    gcTime: 0,
  });
  function submit(): void {
    const parsed = CreateSetupLink.safeParse({ forWhom: forWhom.trim(), scope, days: Number(days), step });
    setWrong(parsed.error?.issues[0]?.message ?? null);
    if (parsed.success) mutation.mutate(parsed.data);
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      className="flex flex-col gap-5"
    >
      {mutation.error && wrong === null && (
        <div role="alert">
          <Callout kind="danger">{mutation.error.message}</Callout>
        </div>
      )}
      <TextField
        id="setup-link-for"
        label={t("forWhom")}
        type="email"
        autoComplete="off"
        hint={t("forWhomHint")}
        error={wrong ?? undefined}
        value={forWhom}
        onChange={(event) => setForWhom(event.target.value)}
      />
      <RadioGroup
        id="setup-link-scope"
        legend={t("mayDo")}
        value={scope}
        onChange={setScope}
        options={[
          { value: "connect", label: t("scopes.connect"), hint: t("scopes.connectHint") },
          { value: "sign_in", label: t("scopes.signIn"), hint: t("scopes.signInHint") },
        ]}
      />
      <RadioGroup
        id="setup-link-days"
        legend={t("ends")}
        value={days}
        onChange={setDays}
        options={[
          { value: "1", label: t("days", { count: 1 }) },
          { value: "3", label: t("days", { count: 3 }) },
          { value: "7", label: t("days", { count: 7 }) },
        ]}
      />
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onClose}>{common("cancel")}</Button>
        <Button type="submit" variant="primary" busy={mutation.isPending}>
          {t(mutation.isPending ? "making" : "make")}
        </Button>
      </div>
    </form>
  );
}

interface LinkShownOnceProps {
  readonly link: CreatedSetupLink;
  readonly url: string;
  readonly onClosed: () => void;
}

function LinkShownOnce({ link, url, onClosed }: LinkShownOnceProps) {
  const t = useTranslations("setup.send");
  const common = useTranslations("common");
  const format = useFormat();
  const [copied, setCopied] = useState(false);
  const [asking, setAsking] = useState(false);
  const close = () => (copied ? onClosed() : setAsking(true));
  return (
    <Dialog open onOpenChange={(open) => !open && close()} title={t("linkFor", { name: link.forWhom })} wide>
      <div className="flex flex-col gap-4">
        <Callout kind="warning">{t("copyNow")}</Callout>
        <SecretField label={t("link")} secret={url} onCopied={() => setCopied(true)} />
        <p>
          {t.rich("sendIt", {
            name: link.forWhom,
            date: format.date(link.expiresAt),
            bdi: (words) => <bdi className="font-medium">{words}</bdi>,
          })}
        </p>
        <div className="flex justify-end border-border border-t pt-4">
          <Button variant="primary" onClick={close} className="max-sm:w-full">
            {t("done")}
          </Button>
        </div>
      </div>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("closeTitle")}
        confirm={common("close")}
        cancel={t("keepOpen")}
        dangerous
        onConfirm={onClosed}
      >
        {t("closeText")}
      </AlertDialog>
    </Dialog>
  );
}
