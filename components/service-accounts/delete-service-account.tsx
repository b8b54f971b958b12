"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmByName } from "@/components/ui/confirm-by-name";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import { serviceAccountMutations, serviceAccountQueries } from "@/lib/service-accounts/queries";
import type { ServiceAccountDto } from "@/lib/service-accounts/schemas";
import { countOf } from "@/lib/utils/format";

interface DeleteServiceAccountProps {
  readonly slug: string;
  readonly account: ServiceAccountDto;
}

/** The danger zone of its page. */
export function DeleteServiceAccount({ slug, account }: DeleteServiceAccountProps) {
  const [open, setOpen] = useState(false);
  const router = useRouter();
  const toast = useToast();
  const queryClient = useQueryClient();
  async function remove(): Promise<void> {
    await serviceAccountMutations.remove(slug, account.id)();
    router.push(`/o/${slug}/security/service-accounts`);
    toast("done", `${account.name} is deleted.`);
    await queryClient.invalidateQueries({ queryKey: [...serviceAccountQueries.all(slug), "list"] });
  }
  const tokens = `${countOf(account.liveTokens, "live token")} ${account.liveTokens === 1 ? "ends" : "end"}`;
  return (
    <Card title="Danger zone" className="border-danger">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p className="min-w-0 flex-1 basis-60">
          Delete this service account: {tokens} with it. This cannot be undone; disabling can.
        </p>
        <Button variant="danger" onClick={() => setOpen(true)}>
          Delete account…
        </Button>
      </div>
      <ConfirmByName
        open={open}
        onOpenChange={setOpen}
        title={`Delete “${account.name}”?`}
        name={account.name}
        act="delete the service account"
        confirm="Delete account"
        busyText="Deleting…"
        cancel="Keep account"
        onConfirm={remove}
      >
        <p>
          <b className="font-semibold text-text">{tokens} with it.</b>{" "}
          {account.lastUsedAt && (
            <>
              It was used <Time at={account.lastUsedAt} />; its next request will be refused.{" "}
            </>
          )}
          This cannot be undone.
        </p>
      </ConfirmByName>
    </Card>
  );
}
