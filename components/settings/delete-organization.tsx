"use client";

import { useState } from "react";
import { CodeField } from "@/components/auth/code-field";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmByName } from "@/components/ui/confirm-by-name";
import { PasswordField } from "@/components/ui/password-field";
import { settingsMutations } from "@/lib/organizations/queries";
import type { OrganizationSettings } from "@/lib/organizations/schemas";
import { countOf } from "@/lib/utils/format";

interface DeleteOrganizationProps {
  readonly slug: string;
  readonly settings: OrganizationSettings;
}

/** The danger zone: says how many it touches, wants the name typed, and who one is proven anew. */
export function DeleteOrganization({ slug, settings }: DeleteOrganizationProps) {
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState("");
  const { name, people, connectors, proof } = settings;
  const effect = `${countOf(people, "person loses", "people lose")} access, and ${countOf(connectors, "connector")} ${
    connectors === 1 ? "ends" : "end"
  }`;
  function show(next: boolean): void {
    setSecret("");
    setOpen(next);
  }
  async function remove(): Promise<void> {
    const shown = proof === "code" ? { code: secret } : { password: secret };
    await settingsMutations.remove(slug)({ name, ...shown });
    window.location.assign("/sign-in");
    await new Promise<never>(() => undefined);
  }
  return (
    <Card title="Danger zone" className="border-danger">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p className="min-w-0 flex-1 basis-60">
          Delete this organization: {effect}. This cannot be undone.
          {proof === null && " You need a password or a second factor here to do it: set one up in your profile."}
        </p>
        <Button variant="danger" disabled={proof === null} onClick={() => show(true)}>
          Delete organization…
        </Button>
      </div>
      <ConfirmByName
        open={open}
        onOpenChange={show}
        title={`Delete “${name}”?`}
        name={name}
        act="delete the organization"
        confirm="Delete organization"
        busyText="Deleting…"
        cancel="Keep organization"
        onConfirm={remove}
      >
        <p>
          <b className="font-semibold text-text">{effect} at once.</b> Users, groups, folders, logs and the audit log
          are erased. Entra's requests are refused. This cannot be undone, and no backup of Usher's brings it back.
        </p>
        <div className="text-text">
          {proof === "code" ? (
            <CodeField value={secret} onChange={setSecret} />
          ) : (
            <PasswordField
              id="own-password"
              label="Your password"
              autoComplete="current-password"
              value={secret}
              onChange={(event) => setSecret(event.target.value)}
            />
          )}
        </div>
      </ConfirmByName>
    </Card>
  );
}
