import Link from "next/link";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";

interface AutomationCardProps {
  readonly slug: string;
  readonly origin: string;
  readonly connectorId: string;
}

/** K8: a pipeline makes its own short-lived token. */
export function AutomationCard({ slug, origin, connectorId }: AutomationCardProps) {
  const command = [
    `curl -X POST ${origin}/api/v1/provisioning/token`,
    `-H "Authorization: Bearer $USHER_TOKEN"`,
    `-H "Content-Type: application/json"`,
    `-d '{"connectorId":"${connectorId}"}'`,
  ].join(" \\\n  ");
  return (
    <Card title="For automation">
      <div className="flex flex-col gap-3">
        <p>
          Makes a new token of this connector that ends after 10 hours, and answers with it once. Its caller needs an{" "}
          <Link href={`/o/${slug}/security/api-tokens`} className="text-accent-text underline">
            API token
          </Link>{" "}
          with the permission <code className="font-mono text-mono">credential:create</code> and all permissions on
          users and groups, because that is what the new token opens.
        </p>
        <CodeBlock what="New 10-hour token" code={command} />
      </div>
    </Card>
  );
}
