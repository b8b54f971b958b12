import Link from "next/link";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";

interface AutomationCardProps {
  readonly slug: string;
  readonly origin: string;
  readonly connectorId: string;
}

/** K8: a pipeline makes its own short-lived token. */
export function AutomationCard({ slug, origin, connectorId }: AutomationCardProps) {
  const t = useTranslations("credentials.automation");
  const command = [
    `curl -X POST ${origin}/api/v1/provisioning/token`,
    `-H "Authorization: Bearer $USHER_TOKEN"`,
    `-H "Content-Type: application/json"`,
    `-d '{"connectorId":"${connectorId}"}'`,
  ].join(" \\\n  ");
  return (
    <Card title={t("title")}>
      <div className="flex flex-col gap-3">
        <p>
          {t.rich("text", {
            link: (words) => (
              <Link href={`/o/${slug}/security/api-tokens`} className="text-accent-text underline">
                {words}
              </Link>
            ),
            code: (words) => <code className="font-mono text-mono">{words}</code>,
          })}
        </p>
        <CodeBlock what={t("command")} code={command} />
      </div>
    </Card>
  );
}
