import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Shell } from "@/components/layout/shell";
import { getViewer } from "@/lib/auth/session";

interface OrganizationLayoutProps {
  readonly params: Promise<{ readonly slug: string }>;
  readonly children: ReactNode;
}

export async function generateMetadata({ params }: OrganizationLayoutProps): Promise<Metadata> {
  const { organization } = await getViewer((await params).slug);
  return { title: { template: `%s · ${organization.name} · Usher`, default: organization.name } };
}

export default async function OrganizationLayout({ params, children }: OrganizationLayoutProps) {
  const viewer = await getViewer((await params).slug);
  return <Shell viewer={viewer}>{children}</Shell>;
}
