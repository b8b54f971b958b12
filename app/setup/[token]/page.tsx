import { OpenSetupLink } from "@/components/setup/open-setup-link";
import { titled } from "@/i18n/titled";

export const generateMetadata = titled("setup", { robots: { index: false }, referrer: "no-referrer" });

interface SetupLinkRouteProps {
  readonly params: Promise<{ readonly token: string }>;
  readonly searchParams: Promise<{ readonly step?: string | readonly string[] }>;
}

export default async function SetupLinkRoute({ params, searchParams }: SetupLinkRouteProps) {
  const { step } = await searchParams;
  return <OpenSetupLink token={(await params).token} step={step === "2" || step === "3" ? step : "1"} />;
}
