import { titled } from "@/i18n/titled";
import { LinkPage } from "../../link-page";

export const generateMetadata = titled("choosePassword", { robots: { index: false } });

interface ResetPageProps {
  readonly params: Promise<{ readonly token: string }>;
}

export default async function ResetPage({ params }: ResetPageProps) {
  return <LinkPage token={(await params).token} />;
}
