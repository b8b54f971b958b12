"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, X } from "lucide-react";
import { Unread } from "@/components/layout/unread";
import { OutcomeBadge } from "@/components/request-log/outcome-badge";
import { RequestStory } from "@/components/request-log/request-story";
import { Button, IconButton } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { ApiError } from "@/lib/http/api-client";
import { requestLogQueries } from "@/lib/request-log/queries";

interface RequestDetailPaneProps {
  readonly slug: string;
  readonly requestId: string;
  readonly onClose: () => void;
}

/** A pane beside the list from 1024 px, a page of its own below. */
export function RequestDetailPane({ slug, requestId, onClose }: RequestDetailPaneProps) {
  const query = useQuery(requestLogQueries.detail(slug, requestId));
  const request = query.data;
  const gone = query.error instanceof ApiError && query.error.status === 404 && request === undefined;
  return (
    <section
      aria-label="Request"
      className="min-w-0 lg:sticky lg:top-20 lg:max-h-[calc(100dvh-6.5rem)] lg:overflow-y-auto lg:rounded-card lg:border lg:border-border lg:bg-surface lg:p-5"
    >
      <Button variant="ghost" onClick={onClose} className="-ml-3 mb-2 text-muted lg:hidden">
        <ChevronLeft aria-hidden />
        Request log
      </Button>
      {gone && (
        <ErrorState title="There is no such request." action={<Button onClick={onClose}>Back to the log</Button>}>
          It is older than the log is kept, or it belongs to another organization.
        </ErrorState>
      )}
      {!request && !gone && (
        <Unread query={query}>
          <PaneSkeleton />
        </Unread>
      )}
      {request && (
        <>
          <div className="flex items-start justify-between gap-3">
            <div className="min-w-0">
              <h2 className="font-semibold text-xl">
                <bdi>{request.summary}</bdi>
              </h2>
              <p className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-muted">
                <OutcomeBadge request={request} />
                <span>
                  <Time at={request.at} clock /> · <Time at={request.at} />
                </span>
              </p>
            </div>
            <IconButton label="Close request" onClick={onClose} className="-mt-1 -mr-2 max-lg:hidden">
              <X aria-hidden />
            </IconButton>
          </div>
          <RequestStory slug={slug} request={request} />
        </>
      )}
    </section>
  );
}

function PaneSkeleton() {
  return (
    <div className="flex flex-col gap-4">
      <Skeleton className="h-7 w-64" />
      <Skeleton className="h-4 w-40" />
      <Skeleton className="h-32 w-full" />
    </div>
  );
}
