import type { Metadata } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { Shell } from "@/components/layout/shell";
import { isCollapsed, sidebarCookie } from "@/components/layout/sidebar-cookie";
import { getCtx, getViewer } from "@/lib/auth/session";
import { getPreferences } from "@/lib/profile/get-preferences";

interface OrganizationLayoutProps {
  readonly params: Promise<{ readonly slug: string }>;
  readonly children: ReactNode;
}

export async function generateMetadata({ params }: OrganizationLayoutProps): Promise<Metadata> {
  const { organization } = await getViewer((await params).slug);
  return { title: { template: `%s · ${organization.name} · Usher`, default: organization.name } };
}

export default async function OrganizationLayout({ params, children }: OrganizationLayoutProps) {
  const { slug } = await params;
  const viewer = await getViewer(slug);
  const store = await cookies();
  return (
    <Shell
      viewer={viewer}
      preferences={await getPreferences(await getCtx(slug))}
      sidebarCollapsed={isCollapsed(store.get(sidebarCookie)?.value)}
    >
      {children}
    </Shell>
  );
}
