import { forbidden } from "next/navigation";
import type { ReactNode } from "react";
import { getViewer } from "@/lib/auth/session";

interface SectionLayoutProps {
  readonly params: Promise<{ readonly slug: string }>;
  readonly children: ReactNode;
}

/** Decided above the loading state, so that the answer is a real 403. */
export default async function SectionLayout({ params, children }: SectionLayoutProps) {
  const viewer = await getViewer((await params).slug);
  if (!viewer.permissions.includes("organization:update")) forbidden();
  return children;
}
