"use client";

import { useQuery } from "@tanstack/react-query";
import { LogPane } from "@/components/log/log-pane";
import { OutcomeBadge } from "@/components/request-log/outcome-badge";
import { RequestStory } from "@/components/request-log/request-story";
import { Time } from "@/components/ui/time";
import { requestLogQueries } from "@/lib/request-log/queries";

interface RequestDetailPaneProps {
  readonly slug: string;
  readonly requestId: string;
  readonly onClose: () => void;
}

export function RequestDetailPane({ slug, requestId, onClose }: RequestDetailPaneProps) {
  return (
    <LogPane
      page="requestLog"
      query={useQuery(requestLogQueries.detail(slug, requestId))}
      onClose={onClose}
      heading={(request) => <bdi>{request.summary}</bdi>}
      facts={(request) => (
        <>
          <OutcomeBadge request={request} />
          <span>
            <Time at={request.at} clock /> · <Time at={request.at} />
          </span>
        </>
      )}
    >
      {(request) => <RequestStory key={request.id} slug={slug} request={request} />}
    </LogPane>
  );
}
