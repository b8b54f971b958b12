"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Unread } from "@/components/layout/unread";
import { useMay } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Skeleton } from "@/components/ui/skeleton";
import { useToast } from "@/components/ui/toast";
import { folderMutations, folderQueries } from "@/lib/folders/queries";
import {
  fewUnknown,
  type ListUnknownParams,
  mostUnknown,
  type UnknownFolders as Unknown,
  type UnknownFolderItem,
} from "@/lib/folders/schemas";
import { userQueries } from "@/lib/users/queries";
import { countOf, formatNumber } from "@/lib/utils/format";

interface UnknownFoldersProps {
  readonly slug: string;
  /** Only what this connector named. */
  readonly connectorId?: string;
}

/** The folders that Entra names and that do not exist here, while there are some; and those that somebody ignores. */
export function UnknownFolders({ slug, connectorId }: UnknownFoldersProps) {
  const scope = connectorId === undefined ? {} : { connectorId };
  const { query, showAll } = useUnknown(slug, scope);
  const { data } = query;
  if (query.error && !data) return <Unread query={query} />;
  if (!data || data.total + data.ignored === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      {data.total > 0 && (
        <Callout kind="warning" title={title(data)}>
          <UnknownList slug={slug} unknown={data} onShowAll={showAll} />
        </Callout>
      )}
      {data.ignored > 0 && <Ignored slug={slug} scope={scope} count={data.ignored} />}
    </div>
  );
}

/** The first few, and the others once they are asked for. */
function useUnknown(slug: string, scope: ListUnknownParams, enabled = true) {
  const [all, setAll] = useState(false);
  const params: ListUnknownParams = all ? scope : { ...scope, few: "true" };
  const query = useQuery({ ...folderQueries.unknown(slug, params), placeholderData: keepPreviousData, enabled });
  return { query, showAll: () => setAll(true) };
}

function title({ total, items }: Unknown): string {
  if (total === 1) return "Entra names a folder that does not exist here.";
  const several = items.some((item) => item.namesakes > 1);
  return `Entra names ${countOf(total, "folder")} that ${several ? "do not exist here, or exist more than once" : "do not exist here"}.`;
}

interface UnknownListProps {
  readonly slug: string;
  readonly unknown: Unknown;
  readonly ignored?: boolean;
  readonly onShowAll: () => void;
}

function UnknownList({ slug, unknown: { items, total }, ignored = false, onShowAll }: UnknownListProps) {
  return (
    <>
      <ul className="mt-1 flex flex-col divide-y divide-border">
        {items.map((item) => (
          <UnknownLine key={item.value.toLowerCase()} slug={slug} item={item} ignored={ignored} />
        ))}
      </ul>
      {items.length <= fewUnknown && items.length < total && (
        <Button variant="ghost" className="-ml-3.5" onClick={onShowAll}>
          Show {total > mostUnknown ? `the first ${mostUnknown} of ${formatNumber(total)}` : `all ${total}`}
        </Button>
      )}
    </>
  );
}

interface UnknownLineProps {
  readonly slug: string;
  readonly item: UnknownFolderItem;
  readonly ignored: boolean;
}

function UnknownLine({ slug, item, ignored }: UnknownLineProps) {
  const mayWrite = useMay("folder:update");
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 py-2">
      <p className="min-w-0 break-words">
        <bdi className="font-semibold">{item.value}</bdi> ({countOf(item.people, "person", "people")})
        {item.namesakes > 1 && (
          <span className="block text-muted">
            {item.namesakes} folders are called so. Give one of them this external id, or rename the others.
          </span>
        )}
      </p>
      {mayWrite && <UnknownButtons slug={slug} item={item} ignored={ignored} />}
    </li>
  );
}

function UnknownButtons({ slug, item: { value, namesakes }, ignored }: UnknownLineProps) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const shared = { onError: (error: Error) => toast("error", error.message), onSettled: refresh };
  const grant = useMutation({
    ...shared,
    mutationFn: folderMutations.grantUnknown(slug),
    onSuccess: ({ folder, people }) =>
      toast("done", `${folder.name} is created, and ${countOf(people, "person", "people")} can use it.`),
  });
  const ignore = useMutation({
    ...shared,
    mutationFn: folderMutations.setIgnored(slug),
    onSuccess: (_, { ignored: now }) =>
      now && toast("done", `${value} is ignored.`, { label: "Undo", onUndo: takeBack }),
  });

  async function refresh(): Promise<void> {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: folderQueries.all(slug) }),
      queryClient.invalidateQueries({ queryKey: userQueries.all(slug) }),
    ]);
  }

  /** Not by the mutation: this line is gone by then. */
  function takeBack(): void {
    folderMutations
      .setIgnored(slug)({ value, ignored: false })
      .catch((error: Error) => toast("error", error.message))
      .finally(() => void refresh());
  }

  return (
    <div className="flex flex-wrap gap-2">
      {namesakes < 2 && (
        <Button busy={grant.isPending} aria-label={`Create and grant ${value}`} onClick={() => grant.mutate({ value })}>
          {grant.isPending ? "Creating…" : "Create and grant"}
        </Button>
      )}
      <Button
        variant="ghost"
        busy={ignore.isPending}
        aria-label={`${ignored ? "Stop ignoring" : "Ignore"} ${value}`}
        onClick={() => ignore.mutate({ value, ignored: !ignored })}
      >
        {ignored ? "Stop ignoring" : "Ignore"}
      </Button>
    </div>
  );
}

interface IgnoredProps {
  readonly slug: string;
  readonly scope: { readonly connectorId?: string };
  readonly count: number;
}

function Ignored({ slug, scope, count }: IgnoredProps) {
  const [open, setOpen] = useState(false);
  const { query, showAll } = useUnknown(slug, { ...scope, ignored: "true" }, open);
  return (
    <div className="text-muted">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="rounded-badge touch:min-h-11 hover:text-text hover:underline"
      >
        {countOf(count, "name")} from Entra {count === 1 ? "is" : "are"} ignored. {open ? "Hide" : "Show"}
      </button>
      {open && (
        <div className="text-text">
          {query.data ? (
            <UnknownList ignored slug={slug} unknown={query.data} onShowAll={showAll} />
          ) : (
            <Unread query={query}>
              <Skeleton className="h-10 w-full" />
            </Unread>
          )}
        </div>
      )}
    </div>
  );
}
