"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Unread } from "@/components/layout/unread";
import { useMay } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Skeleton } from "@/components/ui/skeleton";
import { useToast } from "@/components/ui/toast";
import type { Translate } from "@/i18n/translate";
import { folderMutations, folderQueries } from "@/lib/folders/queries";
import {
  fewUnknown,
  type ListUnknownParams,
  mostUnknown,
  type UnknownFolders as Unknown,
  type UnknownFolderItem,
} from "@/lib/folders/schemas";
import { userQueries } from "@/lib/users/queries";

interface UnknownFoldersProps {
  readonly slug: string;
  /** Only what this connector named. */
  readonly connectorId?: string;
}

/** The folders that Entra names and that do not exist here, while there are some; and those that somebody ignores. */
export function UnknownFolders({ slug, connectorId }: UnknownFoldersProps) {
  const t = useTranslations("folders");
  const scope = connectorId === undefined ? {} : { connectorId };
  const { query, showAll } = useUnknown(slug, scope);
  const { data } = query;
  if (query.error && !data) return <Unread query={query} />;
  if (!data || data.total + data.ignored === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      {data.total > 0 && (
        <Callout kind="warning" title={title(t, data)}>
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

function title(t: Translate<"folders">, { total, items }: Unknown): string {
  const several = total > 1 && items.some((item) => item.namesakes > 1);
  return t(several ? "unknown.missingOrSeveral" : "unknown.missing", { count: total });
}

interface UnknownListProps {
  readonly slug: string;
  readonly unknown: Unknown;
  readonly ignored?: boolean;
  readonly onShowAll: () => void;
}

function UnknownList({ slug, unknown: { items, total }, ignored = false, onShowAll }: UnknownListProps) {
  const t = useTranslations("folders.unknown");
  return (
    <>
      <ul className="mt-1 flex flex-col divide-y divide-border">
        {items.map((item) => (
          <UnknownLine key={item.value.toLowerCase()} slug={slug} item={item} ignored={ignored} />
        ))}
      </ul>
      {items.length <= fewUnknown && items.length < total && (
        <Button variant="ghost" className="-ml-3.5" onClick={onShowAll}>
          {total > mostUnknown ? t("showFirst", { most: mostUnknown, count: total }) : t("showAll", { count: total })}
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
  const t = useTranslations("folders.unknown");
  const mayWrite = useMay("folder:update");
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 py-2">
      <p className="min-w-0 break-words">
        {t.rich("line", {
          name: item.value,
          people: item.people,
          value: (words) => <bdi className="font-semibold">{words}</bdi>,
        })}
        {item.namesakes > 1 && <span className="block text-muted">{t("namesakes", { count: item.namesakes })}</span>}
      </p>
      {mayWrite && <UnknownButtons slug={slug} item={item} ignored={ignored} />}
    </li>
  );
}

function UnknownButtons({ slug, item: { value, namesakes }, ignored }: UnknownLineProps) {
  const t = useTranslations("folders.unknown");
  const common = useTranslations("common");
  const queryClient = useQueryClient();
  const toast = useToast();
  const shared = { onError: (error: Error) => toast("error", error.message), onSettled: refresh };
  const grant = useMutation({
    ...shared,
    mutationFn: folderMutations.grantUnknown(slug),
    onSuccess: ({ folder, people }) => toast("done", t("created", { name: folder.name, people })),
  });
  const ignore = useMutation({
    ...shared,
    mutationFn: folderMutations.setIgnored(slug),
    onSuccess: (_, { ignored: now }) =>
      now && toast("done", t("ignored", { value }), { label: common("undo"), onUndo: takeBack }),
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
        <Button
          busy={grant.isPending}
          aria-label={t("createAndGrantFor", { value })}
          onClick={() => grant.mutate({ value })}
        >
          {grant.isPending ? common("creating") : t("createAndGrant")}
        </Button>
      )}
      <Button
        variant="ghost"
        busy={ignore.isPending}
        aria-label={t(ignored ? "stopIgnoringFor" : "ignoreFor", { value })}
        onClick={() => ignore.mutate({ value, ignored: !ignored })}
      >
        {t(ignored ? "stopIgnoring" : "ignore")}
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
  const t = useTranslations("folders.unknown");
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
        {t("ignoredNames", { count })} {t(open ? "hide" : "show")}
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
