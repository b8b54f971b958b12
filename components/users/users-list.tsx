"use client";

import { useQuery } from "@tanstack/react-query";
import { User } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ListRange } from "@/components/layout/list-range";
import { Unread } from "@/components/layout/unread";
import { useMay } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ExportLink } from "@/components/ui/export-link";
import { Pagination } from "@/components/ui/pagination";
import { useUrlParams } from "@/components/ui/use-url-params";
import { UserFilterBar } from "@/components/users/user-filter-bar";
import { UsersTable } from "@/components/users/users-table";
import { userQueries, usersExportUrl } from "@/lib/users/queries";
import { ListUsersParams } from "@/lib/users/schemas";
import { parseUrlParams } from "@/lib/utils/url-params";

const firstPage = { after: undefined, before: undefined };

interface UsersListProps {
  readonly slug: string;
  readonly userTypes: readonly string[];
}

export function UsersList({ slug, userTypes }: UsersListProps) {
  const t = useTranslations("users");
  const common = useTranslations("common");
  const url = useUrlParams();
  const params = parseUrlParams(ListUsersParams, url.params.entries());
  const { sort = "name", after, before, ...filters } = params;
  const query = useQuery(userQueries.list(slug, params));
  const { data, isPlaceholderData } = query;
  const [selecting, setSelecting] = useState(false);
  const names = Object.keys(filters);
  if (!data) return <Unread query={query} />;
  if (data.total.count === 0 && names.length === 0) return <NoUsers slug={slug} />;
  const change = (changes: Readonly<Record<string, string | undefined>>) => url.push({ ...changes, ...firstPage });
  const order = { value: sort, onChange: (next: string) => change({ sort: next }) };
  const clear = () => change(Object.fromEntries(names.map((name) => [name, undefined])));
  return (
    <div className="flex flex-col gap-4">
      <UserFilterBar
        slug={slug}
        userTypes={userTypes}
        filters={filters}
        onChange={change}
        onSearch={(q) => url.replace({ q, ...firstPage })}
        sort={order}
      >
        <SelectToggle on={selecting} onChange={setSelecting} />
        <ExportLink href={usersExportUrl(slug, filters)} />
      </UserFilterBar>
      {data.items.length === 0 ? (
        <EmptyState
          icon={User}
          title={
            filters.q
              ? t(names.length > 1 ? "list.noMatchAll" : "list.noMatch", { query: filters.q })
              : t("list.noMatchFilters")
          }
          action={<Button onClick={clear}>{common("clearFilters")}</Button>}
        />
      ) : (
        <UsersTable
          slug={slug}
          userTypes={userTypes}
          page={data}
          filters={filters}
          sort={order}
          dimmed={isPlaceholderData}
          selecting={selecting}
          onSelected={() => setSelecting(false)}
        />
      )}
      <Pagination
        previous={data.previous}
        next={data.next}
        summary={<ListRange page={data} of="user" />}
        onChange={(position) => url.push({ ...firstPage, ...position })}
      />
    </div>
  );
}

/** On a phone the rows have room for checkboxes only while somebody selects. */
function SelectToggle({ on, onChange }: { readonly on: boolean; readonly onChange: (on: boolean) => void }) {
  const t = useTranslations("users.list");
  const mayUsers = useMay("user:update");
  const mayFolders = useMay("folder:update");
  if (!mayUsers && !mayFolders) return null;
  return (
    <Button aria-pressed={on} onClick={() => onChange(!on)} className="aria-pressed:bg-accent-subtle sm:hidden">
      {t("select")}
    </Button>
  );
}

function NoUsers({ slug }: { readonly slug: string }) {
  const t = useTranslations("users.list.empty");
  const mayConnect = useMay("connector:read");
  return (
    <EmptyState
      icon={User}
      title={t("title")}
      action={
        mayConnect && (
          <Button variant="primary" asChild>
            <Link href={`/o/${slug}/integrations`}>{t("open")}</Link>
          </Button>
        )
      }
    >
      {t("text")}
    </EmptyState>
  );
}
