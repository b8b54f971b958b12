import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CodeBlock } from "@/components/ui/code-block";
import type { CreatedCredential } from "@/lib/credentials/schemas";

interface PasteWhereProps {
  readonly made: CreatedCredential;
  readonly origin: string;
}

/** What to do with a new secret, in the words of the page that it is pasted into. */
export function PasteWhere({ made, origin }: PasteWhereProps) {
  const t = useTranslations("credentials.paste");
  const entra = useTranslations("entraLabels.entra");
  const b = (words: ReactNode) => <b>{words}</b>;
  const secretToken = entra("secretToken");
  const place = {
    provisioning: entra("provisioning"),
    connectivity: entra("connectivity"),
    testConnection: entra("testConnection"),
    b,
  };
  switch (made.kind) {
    case "client_secret":
      return <p>{t.rich("clientSecret", { clientCredentials: entra("clientCredentials"), ...place })}</p>;
    case "basic":
      return <p>{t.rich("basic", { bearer: entra("bearer"), secretToken, ...place })}</p>;
    case "service_token":
      return (
        <>
          <p>{t.rich("serviceToken", { secretToken, b })}</p>
          <CurlLine url={`${origin}/api/v1/users`} />
        </>
      );
    case "api_token":
      return <CurlLine url={`${origin}/api/v1/${listOf(made.permissions)}`} />;
    default:
      return <p>{t.rich("bearer", place)}</p>;
  }
}

function CurlLine({ url }: { readonly url: string }) {
  const t = useTranslations("credentials.paste");
  return (
    <div className="flex flex-col gap-1.5">
      <CodeBlock what={t("tryIt")} code={`curl ${url} -H "Authorization: Bearer $USHER_TOKEN"`} />
      <p className="text-muted text-xs">{t("variable")}</p>
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
