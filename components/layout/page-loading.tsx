import type { ComponentProps, ReactNode } from "react";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { ListSkeleton } from "@/components/ui/skeleton";

interface PageLoadingProps {
  /** The header of the page that is coming. */
  readonly head: Pick<ComponentProps<typeof PageHeader>, "title" | "lead" | "crumbs">;
  readonly width: ComponentProps<typeof Page>["width"];
  /** The skeleton of what is no list. */
  readonly children?: ReactNode;
}

/** A page while its data is on the way: its own header, and the shape of the rest. */
export function PageLoading({ head, width, children }: PageLoadingProps) {
  return (
    <Page width={width}>
      <PageHeader {...head} />
      {children ?? <ListSkeleton />}
    </Page>
  );
}
