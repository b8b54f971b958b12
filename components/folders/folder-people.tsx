"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { User } from "lucide-react";
import { useMemo } from "react";
import { folderPeopleColumns } from "@/components/folders/folder-people-columns";
import { sourceWords } from "@/components/folders/grant-source";
import { ListRange } from "@/components/layout/list-range";
import { Unread } from "@/components/layout/unread";
import { useMay } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ExportLink } from "@/components/ui/export-link";
import { Pagination } from "@/components/ui/pagination";
import { SearchField } from "@/components/ui/search-field";
import { useToast } from "@/components/ui/toast";
import { useUrlParams } from "@/components/ui/use-url-params";
import { folderMutations, folderQueries } from "@/lib/folders/queries";
import { type FolderDetail, FolderPageParams, type FolderPerson } from "@/lib/folders/schemas";
import { parseUrlParams } from "@/lib/utils/url-params";

interface FolderPeopleProps {
  readonly slug: string;
  readonly folder: FolderDetail;
}

const firstPage = { after: undefined, before: undefined };

/** Who may use this very folder, and why. */
export function FolderPeople({ slug, folder }: FolderPeopleProps) {
  const url = useUrlParams();
  const { people: q, after, before } = parseUrlParams(FolderPageParams, url.params.entries());
  const params = { ...(q ? { q } : {}), ...(after ? { after } : {}), ...(before ? { before } : {}) };
  const query = useQuery(folderQueries.access(slug, folder.id, params));
  const { data, isPlaceholderData } = query;
  const remove = useRemove(slug, folder);
  const mayWrite = useMay("folder:update");
  // A new cell function would be a new component, and lose the focus in it.
  const columns = useMemo(() => folderPeopleColumns(mayWrite ? remove : null), [mayWrite, remove]);
  if (!data) return <Unread query={query} rows={4} />;
  if (data.total.count === 0 && !q) {
    return (
      <EmptyState icon={User} title="Nobody has this folder.">
        It is given by hand here, by Entra, or by a group rule.
      </EmptyState>
    );
  }
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <SearchField
          label="Search people with access"
          placeholder="Search name or e-mail"
          value={q ?? ""}
          onChange={(people) => url.replace({ people, ...firstPage })}
        />
        <ExportLink href={`/api/organizations/${slug}/folders/${folder.id}/export`} />
      </div>
      {data.items.length === 0 ? (
        <EmptyState
          icon={User}
          title={`Nobody matches “${q}”.`}
          action={<Button onClick={() => url.push({ people: undefined, ...firstPage })}>Clear filters</Button>}
        />
      ) : (
        <DataTable
          caption="People with access"
          columns={columns}
          rows={data.items}
          rowId={(person) => person.userId}
          rowHref={(person) => `/o/${slug}/users/${person.userId}`}
          dimmed={isPlaceholderData}
        />
      )}
      <Pagination
        previous={data.previous}
        next={data.next}
        summary={<ListRange page={data} of="user" />}
        onChange={(position) => url.push({ ...firstPage, ...position })}
      />
    </>
  );
}

/** Takes away what was given by hand, with a way back. */
function useRemove(slug: string, folder: FolderDetail): (person: FolderPerson) => void {
  const queryClient = useQueryClient();
  const toast = useToast();
  const { id: folderId, name } = folder;
  const { mutate } = useMutation({
    mutationFn: async (person: FolderPerson) => {
      const { stays } = await folderMutations.revoke(slug)({ folderId, userId: person.userId });
      return { person, stays };
    },
    onSuccess: ({ person, stays }) => {
      const who = person.displayName ?? person.userName;
      const kept = stays.map(sourceWords).join("; ");
      const text = kept === "" ? `${who} cannot use ${name} any more.` : `${who} keeps ${name}: ${kept}.`;
      toast("done", text, { label: "Undo", onUndo: () => giveBack(person.userId) });
    },
    onError: (error) => toast("error", error.message),
    onSettled: refresh,
  });

  function refresh(): Promise<void> {
    return queryClient.invalidateQueries({ queryKey: folderQueries.all(slug) });
  }

  function giveBack(userId: string): void {
    folderMutations
      .grant(slug)({ folderId, userIds: [userId] })
      .catch((error: Error) => toast("error", error.message))
      .finally(() => void refresh());
  }

  return mutate;
}
