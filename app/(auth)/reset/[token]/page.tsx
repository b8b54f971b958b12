import type { Metadata } from "next";
import { LinkPage } from "../../link-page";

export const metadata: Metadata = { title: "Choose a password", robots: { index: false } };

interface ResetPageProps {
  readonly params: Promise<{ readonly token: string }>;
}

export default async function ResetPage({ params }: ResetPageProps) {
  return <LinkPage token={(await params).token} />;
}
