import { credentialWords } from "@/components/credentials/credential-words";
import { Time } from "@/components/ui/time";
import type { CredentialDto } from "@/lib/credentials/schemas";

/** “Used by Entra 4 minutes ago from 20.190.1.2”, or “Never used”. */
export function LastUse({ it }: { readonly it: CredentialDto }) {
  if (!it.lastUsedAt) return <>Never used</>;
  const { user } = credentialWords[it.kind];
  return (
    <>
      Used {user && `by ${user} `}
      <Time at={it.lastUsedAt} />
      {it.lastUsedFrom && (
        <>
          {" "}
          from <span className="break-all">{it.lastUsedFrom}</span>
        </>
      )}
    </>
  );
}
