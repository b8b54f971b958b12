import { notFound } from "next/navigation";
import { LinkWizard } from "@/components/setup/link-wizard";
import { linkSteps } from "@/components/setup/step-state";
import { titled } from "@/i18n/titled";
import { isUuid } from "@/lib/utils/uuid";

export const generateMetadata = titled("setup", { robots: { index: false }, referrer: "no-referrer" });

interface LinkStepRouteProps {
  /** Once a link was opened its id stands in the address, and its token in a cookie. */
  readonly params: Promise<{ readonly token: string; readonly step: string }>;
  readonly searchParams: Promise<{ readonly entra?: string | readonly string[] }>;
}

export default async function LinkStepRoute({ params, searchParams }: LinkStepRouteProps) {
  const { token: linkId, step: text } = await params;
  const step = linkSteps.find((one) => String(one) === text);
  if (step === undefined || !isUuid(linkId)) notFound();
  return <LinkWizard linkId={linkId} step={step} page={(await searchParams).entra === "older" ? "older" : "new"} />;
}
