"use client";

import Link from "next/link";
import { NoticePage } from "@/components/layout/notice-page";
import { useViewer } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";

/** 404 inside the shell. */
export function NotFoundNotice() {
  const { organization } = useViewer();
  return (
    <>
      <title>{`Nothing here · ${organization.name} · Usher`}</title>
      <NoticePage
        title="Nothing here"
        actions={
          <>
            <Button variant="primary" asChild>
              <Link href={`/o/${organization.slug}`}>Overview</Link>
            </Button>
            <Button asChild>
              <Link href={`/o/${organization.slug}/users`}>Search users</Link>
            </Button>
          </>
        }
      >
        There is nothing at this address. It was deleted, or it belongs to another organization.
      </NoticePage>
    </>
  );
}
