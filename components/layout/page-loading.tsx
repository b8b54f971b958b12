import type { ComponentProps, ReactNode } from "react";
import type { Crumb } from "@/components/layout/crumb-trail";
import { Page } from "@/components/layout/page";
import { type Section, SectionHeader } from "@/components/layout/section-header";
import { ListSkeleton } from "@/components/ui/skeleton";

interface PageLoadingProps {
  /** The page that is coming. */
  readonly page: Section;
  readonly crumbs?: readonly Crumb[];
  readonly width: ComponentProps<typeof Page>["width"];
  /** The skeleton of what is no list. */
  readonly children?: ReactNode;
}

/** A page while its data is on the way: its own header, and the shape of the rest. */
export function PageLoading({ page, crumbs = [], width, children }: PageLoadingProps) {
  return (
    <Page width={width}>
      <SectionHeader page={page} crumbs={crumbs} />
      {children ?? <ListSkeleton />}
    </Page>
  );
}
