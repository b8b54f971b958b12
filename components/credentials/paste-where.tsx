import { entra } from "@/components/connectors/entra-labels";
import { CodeBlock } from "@/components/ui/code-block";
import type { CreatedCredential } from "@/lib/credentials/schemas";

interface PasteWhereProps {
  readonly made: CreatedCredential;
  readonly origin: string;
}

/** What to do with a new secret, in the words of the page that it is pasted into. */
export function PasteWhere({ made, origin }: PasteWhereProps) {
  const place = (
    <>
      Entra &gt; <b>{entra.provisioning}</b> &gt; <b>{entra.connectivity}</b>
    </>
  );
  switch (made.kind) {
    case "client_secret":
      return (
        <p>
          Choose <b>{entra.clientCredentials}</b> in {place}, paste all four, then <b>{entra.testConnection}</b>.
        </p>
      );
    case "basic":
      return (
        <p>
          Entra has no field for a user name: choose <b>{entra.bearer}</b> in {place} and paste the password as{" "}
          <b>{entra.secretToken}</b>, then <b>{entra.testConnection}</b>. Other clients send both by HTTP Basic.
        </p>
      );
    case "service_token":
      return (
        <>
          <p>
            With the role SCIM Authenticator it is a <b>{entra.secretToken}</b> for Entra, beside the Tenant URL of any
            connector. With a Directory role it opens the API:
          </p>
          <CurlLine url={`${origin}/api/v1/users`} />
        </>
      );
    case "api_token":
      return <CurlLine url={`${origin}/api/v1/${listOf(made.permissions)}`} />;
    default:
      return (
        <p>
          Paste both into {place}, then <b>{entra.testConnection}</b>.
        </p>
      );
  }
}

function CurlLine({ url }: { readonly url: string }) {
  return (
    <div className="flex flex-col gap-1.5">
      <CodeBlock what="Try it" code={`curl ${url} -H "Authorization: Bearer $USHER_TOKEN"`} />
      <p className="text-muted text-xs">
        Keep the token in the variable USHER_TOKEN, so that the history of the shell does not hold it.
      </p>
    </div>
  );
}

const lists: Readonly<Record<string, string>> = {
  "user:read": "users",
  "group:read": "groups",
  "folder:read": "folders",
  "metadata:read": "metadata-keys",
  "schema:read": "schema-extensions",
  "rule:read": "rules",
  "log:read": "request-log",
  "connector:read": "connectors",
  "serviceAccount:read": "service-accounts",
  "domain:read": "domains",
};

/** Something that the token may read, the most telling first. */
function listOf(permissions: readonly string[]): string {
  const readable = Object.keys(lists).find((permission) => permissions.includes(permission));
  return (readable && lists[readable]) ?? "organization";
}
