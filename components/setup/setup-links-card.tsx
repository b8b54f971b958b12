"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Ban, CircleCheck, Clock } from "lucide-react";
import { useState } from "react";
import { Unread } from "@/components/layout/unread";
import { SendToColleague } from "@/components/setup/send-to-colleague";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { AlertDialog } from "@/components/ui/dialog";
import { StatusBadge } from "@/components/ui/status-badge";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import { setupLinkMutations, setupLinkQueries } from "@/lib/setup-links/queries";
import type { SetupLinkDto, SetupScope } from "@/lib/setup-links/schemas";
import { shortDate } from "@/lib/utils/time";

interface SetupLinksCardProps {
  readonly slug: string;
  readonly connectorId: string;
}

const scopes: Record<SetupScope, string> = { connect: "connect and mappings", sign_in: "also sign-in" };

/** Who may set this connector up without an account: who, until, used, and the end of it. */
export function SetupLinksCard({ slug, connectorId }: SetupLinksCardProps) {
  const query = useQuery(setupLinkQueries.list(slug, connectorId));
  return (
    <Card
      title={<span id="setup-links">Setup links</span>}
      className="max-w-[720px]"
      action={<SendToColleague slug={slug} connectorId={connectorId} step={1} words="New setup link" />}
    >
      {!query.data ? (
        <Unread query={query} rows={2} />
      ) : query.data.length === 0 ? (
        <p className="text-muted">
          No setup link yet. One lets a colleague without an account set this connector up, for some days.
        </p>
      ) : (
        <ul aria-label="Setup links" className="divide-y divide-border">
          {query.data.map((link) => (
            <Row key={link.id} slug={slug} connectorId={connectorId} link={link} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Row({ slug, connectorId, link }: SetupLinksCardProps & { readonly link: SetupLinkDto }) {
  const [asking, setAsking] = useState(false);
  const queryClient = useQueryClient();
  const toast = useToast();
  const mutation = useMutation({
    mutationFn: setupLinkMutations.revoke(slug, connectorId),
    onSuccess: () => toast("done", `The link for ${link.forWhom} has ended.`),
    onError: (error) => toast("error", error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: setupLinkQueries.list(slug, connectorId).queryKey }),
  });
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <bdi className="font-medium [overflow-wrap:anywhere]">{link.forWhom}</bdi>
          <Status link={link} />
        </p>
        <p className="text-muted text-xs">
          {scopes[link.scope]} · until {shortDate(link.expiresAt)} · by <bdi>{link.createdBy}</bdi> ·{" "}
          {link.lastUsedAt ? (
            <>
              used <Time at={link.lastUsedAt} />
            </>
          ) : (
            "never used"
          )}
        </p>
      </div>
      {link.status === "active" && (
        <Button aria-label={`Revoke the link for ${link.forWhom}`} onClick={() => setAsking(true)}>
          Revoke
        </Button>
      )}
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={`End the link for ${link.forWhom}?`}
        confirm="Revoke link"
        cancel="Keep it"
        dangerous
        onConfirm={() => mutation.mutate(link.id)}
      >
        Their next click is refused. Secrets that they made go on working; they are listed under Credentials.
      </AlertDialog>
    </li>
  );
}

function Status({ link }: { readonly link: SetupLinkDto }) {
  if (link.status === "active") return <StatusBadge tone="success" icon={CircleCheck} word="Active" />;
  if (link.status === "revoked") return <StatusBadge tone="neutral" icon={Ban} word="Revoked" />;
  return <StatusBadge tone="neutral" icon={Clock} word="Expired" />;
}
