"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useToolkit } from "@/components/billing/use-toolkit";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";

/** On pages about connectors while the organization lacks Enterprise Toolkit; nothing while it has it. */
export function ToolkitCallout({ slug }: { readonly slug: string }) {
  const t = useTranslations("billing.callout");
  const toolkit = useToolkit(slug);
  if (toolkit === undefined || toolkit.on) return null;
  if (toolkit.managedBy === "operator") {
    return <Callout kind="warning">{t("textOperator")}</Callout>;
  }
  return (
    <Callout
      kind="warning"
      action={
        <Button asChild>
          <Link href={`/o/${slug}/billing`}>{t("open")}</Link>
        </Button>
      }
    >
      {t("text")}
    </Callout>
  );
}
