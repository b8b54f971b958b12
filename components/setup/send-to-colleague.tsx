"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Send } from "lucide-react";
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
import { setupLinkMutations, setupLinkQueries } from "@/lib/setup-links/queries";
import { type CreatedSetupLink, CreateSetupLink, type SetupScope } from "@/lib/setup-links/schemas";
import { shortDate } from "@/lib/utils/time";

interface SendToColleagueProps {
  readonly slug: string;
  readonly connectorId: string;
  /** Where the link opens. */
  readonly step: number;
  readonly words?: string;
}

/** A setup link for somebody of IT who is no user here (SCREENS §3.8): by mail, or to be copied once. */
export function SendToColleague({ words = "Send this step to a colleague", ...props }: SendToColleagueProps) {
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<CreatedSetupLink | null>(null);
  const toast = useToast();
  if (!useMay("connector:update")) return null;
  return (
    <>
      <Button variant="ghost" onClick={() => setOpen(true)}>
        <Send aria-hidden />
        {words}
      </Button>
      <FormDialog
        open={open}
        onClose={() => setOpen(false)}
        title="Send the set-up to a colleague"
        description="They need no account here. They see this connector's set-up alone, and nobody of your directory."
      >
        <SendForm
          {...props}
          onClose={() => setOpen(false)}
          onMade={(link) => {
            setOpen(false);
            if (link.url === null) toast("done", `The link went to ${link.forWhom}.`);
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
        label="For whom"
        type="email"
        autoComplete="off"
        hint="Their e-mail, for the audit log."
        error={wrong ?? undefined}
        value={forWhom}
        onChange={(event) => setForWhom(event.target.value)}
      />
      <RadioGroup
        id="setup-link-scope"
        legend="May do"
        value={scope}
        onChange={setScope}
        options={[
          { value: "connect", label: "Connect and mappings", hint: "They can make secrets of this connector." },
          { value: "sign_in", label: "Also sign-in", hint: "They can name the app that people sign in with, too." },
        ]}
      />
      <RadioGroup
        id="setup-link-days"
        legend="Ends after"
        value={days}
        onChange={setDays}
        options={[
          { value: "1", label: "1 day" },
          { value: "3", label: "3 days" },
          { value: "7", label: "7 days" },
        ]}
      />
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" busy={mutation.isPending}>
          {mutation.isPending ? "Making link…" : "Make setup link"}
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
  const [copied, setCopied] = useState(false);
  const [asking, setAsking] = useState(false);
  const close = () => (copied ? onClosed() : setAsking(true));
  return (
    <Dialog open onOpenChange={(open) => !open && close()} title={`Setup link for ${link.forWhom}`} wide>
      <div className="flex flex-col gap-4">
        <Callout kind="warning">Copy it now. Usher keeps only a fingerprint and cannot show it again.</Callout>
        <SecretField label="Setup link" secret={url} onCopied={() => setCopied(true)} />
        <p>
          Send it to <bdi className="font-medium">{link.forWhom}</bdi>. It works until {shortDate(link.expiresAt)}, and
          can be revoked under Settings. Whoever has it can make secrets of this connector.
        </p>
        <div className="flex justify-end border-border border-t pt-4">
          <Button variant="primary" onClick={close} className="max-sm:w-full">
            Done
          </Button>
        </div>
      </div>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title="Close without copying?"
        confirm="Close"
        cancel="Keep open"
        dangerous
        onConfirm={onClosed}
      >
        The link cannot be shown again. Revoke it under Settings if nobody has it.
      </AlertDialog>
    </Dialog>
  );
}
