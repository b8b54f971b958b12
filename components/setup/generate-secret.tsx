"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useShortName } from "@/components/credentials/credential-words";
import { NewCredential } from "@/components/credentials/new-credential";
import { useDesk } from "@/components/credentials/use-desk";
import { useSetup } from "@/components/setup/use-setup";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Time } from "@/components/ui/time";
import { credentialMutations } from "@/lib/credentials/queries";
import { setupQueries } from "@/lib/setup/queries";
import type { SetupKind } from "@/lib/setup/schemas";
import { shortDate } from "@/lib/utils/time";

type SecretKind = Exclude<SetupKind, "workload_identity">;

const name = "Entra production";

/** A secret without a form: its name and its end are what nearly everybody wants, and [Change] opens the form. */
export function GenerateSecret({ kind }: { readonly kind: SecretKind }) {
  const { door, view, save } = useSetup();
  const { slug, holder, show } = useDesk();
  const queryClient = useQueryClient();
  const short = useShortName(kind);
  const made = view.credentials.filter((credential) => credential.kind === kind);
  const mutation = useMutation({
    mutationFn: () => credentialMutations.create(slug, holder)({ kind, name, expires: "365d" }),
    onSuccess: (created) => {
      show(created);
      if (view.progress.kind !== kind) save({ kind });
      void queryClient.invalidateQueries({ queryKey: setupQueries.get(door).queryKey });
    },
    // The secret must not outlive its dialog in a cache.
    gcTime: 0,
  });
  return (
    <div className="flex flex-col gap-2">
      {mutation.error && (
        <div role="alert">
          <Callout kind="danger">{mutation.error.message}</Callout>
        </div>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          variant={made.length === 0 ? "primary" : "secondary"}
          busy={mutation.isPending}
          onClick={() => mutation.mutate()}
          className="max-sm:w-full"
        >
          <KeyRound aria-hidden />
          {mutation.isPending ? "Generating…" : `Generate ${short}`}
        </Button>
        <span className="text-muted text-xs">named “{name}”, 365 days</span>
        <NewCredential kind={kind} words="Change" title={`New ${short}`} />
      </div>
      {made.length > 0 && (
        <ul aria-label="Made already" className="flex flex-col gap-1 text-muted text-xs">
          {made.map((credential) => (
            <li key={credential.id}>
              “<bdi>{credential.name}</bdi>” <span className="font-mono">{credential.prefix}…</span> ·{" "}
              {credential.expiresAt ? `ends ${shortDate(credential.expiresAt)}` : "never ends"} ·{" "}
              {credential.lastUsedAt ? (
                <>
                  used <Time at={credential.lastUsedAt} />
                </>
              ) : (
                "never used"
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
