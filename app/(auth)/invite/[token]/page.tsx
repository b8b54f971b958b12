import { titled } from "@/i18n/titled";
import { LinkPage } from "../../link-page";

export const generateMetadata = titled("invitation", { robots: { index: false } });

interface InvitePageProps {
  readonly params: Promise<{ readonly token: string }>;
}

export default async function InvitePage({ params }: InvitePageProps) {
  return <LinkPage token={(await params).token} />;
}
