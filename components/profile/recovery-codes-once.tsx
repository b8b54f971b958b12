"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-field";
import { AlertDialog } from "@/components/ui/dialog";

interface RecoveryCodesOnceProps {
  readonly slug: string;
  readonly codes: readonly string[];
}

/** Shown once, after the second factor was set up. */
export function RecoveryCodesOnce({ slug, codes }: RecoveryCodesOnceProps) {
  const [copied, setCopied] = useState(false);
  const [asking, setAsking] = useState(false);
  // Loaded anew, so that the shell knows that nothing is due any more.
  const leave = () => window.location.assign(`/o/${slug}/profile`);
  return (
    <Card title="Recovery codes">
      <div className="flex flex-col gap-4">
        <Callout kind="success">Your second factor is on. Your other sessions have ended.</Callout>
        <Callout kind="warning">
          Keep these 10 codes where you find them without your phone. Usher cannot show them again. Each signs you in
          once in place of a code.
        </Callout>
        <ol
          onCopy={() => setCopied(true)}
          className="grid gap-x-6 gap-y-2 rounded-control bg-sunken p-4 font-mono text-mono sm:grid-cols-2"
        >
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
        <div className="flex flex-wrap justify-end gap-2 max-sm:[&>button]:flex-1">
          <CopyButton value={codes.join("\n")} what="recovery codes" text="Copy all" onCopied={() => setCopied(true)} />
          <Button variant="primary" onClick={() => (copied ? leave() : setAsking(true))}>
            Done
          </Button>
        </div>
      </div>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title="Leave without copying?"
        confirm="Leave"
        cancel="Stay"
        dangerous
        onConfirm={leave}
      >
        The codes cannot be shown again. Without them and without your phone, only an admin can let you in.
      </AlertDialog>
    </Card>
  );
}
