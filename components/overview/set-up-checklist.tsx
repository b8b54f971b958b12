import { Circle, CircleCheck } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { AddConnector } from "@/components/connectors/add-connector";
import { DismissChecklist } from "@/components/overview/dismiss-checklist";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { OverviewDto } from "@/lib/overview/schemas";

interface SetUpChecklistProps {
  readonly slug: string;
  readonly overview: Pick<OverviewDto, "toolkitOn" | "connectors" | "hasVerifiedDomain" | "ssoProven">;
}

interface Step {
  readonly name: "toolkit" | "connector" | "firstUser" | "domain" | "sso";
  readonly done: boolean;
  readonly path?: string;
}

function stepsOf({ toolkitOn, connectors, hasVerifiedDomain, ssoProven }: SetUpChecklistProps["overview"]): Step[] {
  const [connector] = connectors;
  return [
    { name: "toolkit", done: toolkitOn, path: "/billing" },
    { name: "connector", done: connectors.length > 0, path: "/integrations" },
    {
      name: "firstUser",
      done: connectors.some((one) => one.users > 0),
      ...(connector === undefined ? {} : { path: `/integrations/${connector.id}` }),
    },
    { name: "domain", done: hasVerifiedDomain, path: "/security/domains" },
    {
      name: "sso",
      done: ssoProven,
      ...(connector === undefined ? {} : { path: `/integrations/${connector.id}/sign-in` }),
    },
  ];
}

export function isSetUp(overview: SetUpChecklistProps["overview"]): boolean {
  return stepsOf(overview).every(({ done }) => done);
}

/** Until all of it is done, or an admin puts it away. */
export function SetUpChecklist({ slug, overview }: SetUpChecklistProps) {
  const t = useTranslations("overview.checklist");
  const steps = stepsOf(overview);
  return (
    <Card title={t("title")} action={<DismissChecklist slug={slug} />}>
      <p className="text-base">{t("lead")}</p>
      <ol className="mt-4 flex flex-col gap-2.5">
        {steps.map((step) => (
          <li key={step.name} className="flex items-center gap-2.5">
            {step.done ? (
              <CircleCheck aria-hidden className="size-4 text-success" />
            ) : (
              <Circle aria-hidden className="size-4 text-muted" />
            )}
            {step.path && !step.done ? (
              <Link href={`/o/${slug}${step.path}`} className="rounded-badge font-medium text-accent-text underline">
                {t(`steps.${step.name}`)}
              </Link>
            ) : (
              <span className={step.done ? "text-muted" : "font-medium"}>{t(`steps.${step.name}`)}</span>
            )}
            <span className="sr-only">{t(step.done ? "done" : "toDo")}</span>
          </li>
        ))}
      </ol>
      <div className="mt-5">
        <NextStep slug={slug} overview={overview} />
      </div>
    </Card>
  );
}

function NextStep({ slug, overview: { toolkitOn, connectors } }: SetUpChecklistProps) {
  const t = useTranslations("overview.checklist");
  const [connector] = connectors;
  if (toolkitOn && connector === undefined) return <AddConnector slug={slug} />;
  const path = toolkitOn ? `/integrations/${connector?.id}` : "/billing";
  return (
    <Button variant="primary" asChild>
      <Link href={`/o/${slug}${path}`}>{t(toolkitOn ? "continue" : "openBilling")}</Link>
    </Button>
  );
}
