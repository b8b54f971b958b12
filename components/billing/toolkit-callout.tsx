"use client";

import Link from "next/link";
import { useToolkitOff } from "@/components/billing/use-toolkit-off";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";

/** On pages about connectors while the organization lacks Enterprise Toolkit; nothing while it has it. */
export function ToolkitCallout({ slug }: { readonly slug: string }) {
  if (!useToolkitOff(slug)) return null;
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
