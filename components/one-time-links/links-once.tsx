"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { SecretField } from "@/components/credentials/secret-field";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { AlertDialog, Dialog } from "@/components/ui/dialog";
import type { IssuedLink, LinkKind } from "@/lib/one-time-links/schemas";
import { csvText } from "@/lib/utils/csv-text";
import { countOf, formatNumber } from "@/lib/utils/format";

const words: Record<LinkKind, string> = { invite: "Invitation link", reset: "Reset link" };

interface LinkOnceProps {
  readonly kind: LinkKind;
  readonly link: IssuedLink;
  readonly onClosed: () => void;
}

/** A link that Usher cannot send by itself: shown once, to be passed on. Closing before it was copied asks first. */
export function LinkOnce({ kind, link, onClosed }: LinkOnceProps) {
  const { taken, take, asking, ask, close } = useOnce(onClosed);
  return (
    <Dialog open onOpenChange={(open) => !open && close()} title={`${words[kind]} for ${link.name}`} wide>
      <div className="flex flex-col gap-4">
        <Callout kind="warning">Copy it now. Usher keeps only a fingerprint and cannot show it again.</Callout>
        <SecretField label={words[kind]} secret={link.url} onCopied={take} />
        <p>
          Send it to <bdi className="font-medium">{link.email}</bdi>. It works once, for 24 hours. Whoever has it can
          sign in as {link.name}.
        </p>
        <div className="flex justify-end border-border border-t pt-4">
          <Button variant="primary" onClick={close} className="max-sm:w-full">
            Done
          </Button>
        </div>
      </div>
      <CloseQuestion open={asking && !taken} onOpenChange={ask} onConfirm={onClosed} what="copying" />
    </Dialog>
  );
}

interface LinksDownloadProps {
  readonly links: readonly IssuedLink[];
  readonly onTaken: () => void;
}

/** Many links as a file, which exists in this browser alone. */
export function LinksDownload({ links, onTaken }: LinksDownloadProps) {
  function download(): void {
    const rows = links.map(({ name, email, url, expiresAt }) => [name, email, url, expiresAt]);
    const file = new Blob([csvText([["Name", "E-mail", "Link", "Works until"], ...rows])], { type: "text/csv" });
    const address = URL.createObjectURL(file);
    const anchor = document.createElement("a");
    anchor.href = address;
    anchor.download = "invitation-links.csv";
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
    onTaken();
  }
  return (
    <Callout
      kind="warning"
      title={`${countOf(links.length, "invitation link")} to pass on`}
      action={
        <Button onClick={download}>
          <Download aria-hidden />
          {links.length === 1 ? "Download link" : `Download ${formatNumber(links.length)} links`}
        </Button>
      }
    >
      Download them now: Usher keeps only fingerprints and cannot show them again. Each works once, for 24 hours.
    </Callout>
  );
}

/** Whether what is shown once was taken, and the question before it is lost. */
function useOnce(onClosed: () => void) {
  const [taken, setTaken] = useState(false);
  const [asking, ask] = useState(false);
  return { taken, take: () => setTaken(true), asking, ask, close: () => (taken ? onClosed() : ask(true)) };
}

interface CloseQuestionProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onConfirm: () => void;
  /** “copying”, “downloading”. */
  readonly what: string;
}

export function CloseQuestion({ open, onOpenChange, onConfirm, what }: CloseQuestionProps) {
  return (
    <AlertDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Close without ${what}?`}
      confirm="Close"
      cancel="Keep open"
      dangerous
      onConfirm={onConfirm}
    >
      It cannot be shown again, but you can make another one.
    </AlertDialog>
  );
}
