"use client";

import Link from "next/link";
import { useToolkit } from "@/components/billing/use-toolkit";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";

/** On pages about connectors while the organization lacks Enterprise Toolkit; nothing while it has it. */
export function ToolkitCallout({ slug }: { readonly slug: string }) {
  const toolkit = useToolkit(slug);
  if (toolkit === undefined || toolkit.on) return null;
  if (toolkit.managedBy === "operator") {
    return (
      <Callout kind="warning">
        Connectors are part of Enterprise Toolkit, which your operator has switched off. Ask them for it; nothing else
        changes.
      </Callout>
    );
  }
  return (
    <Callout
      kind="warning"
      action={
        <Button asChild>
          <Link href={`/o/${slug}/billing`}>Open Billing</Link>
        </Button>
      }
    >
      Connectors are part of Enterprise Toolkit. Enable it on Billing; nothing else changes.
    </Callout>
  );
}
