"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useMay } from "@/components/layout/viewer-provider";
import { BulkBar } from "@/components/ui/bulk-bar";
import { DataTable } from "@/components/ui/data-table";
import type { Sort } from "@/components/ui/table-sort";
import { useFormat } from "@/components/ui/use-format";
import { BulkActions } from "@/components/users/bulk-actions";
import { useUserSelection } from "@/components/users/use-user-selection";
import { userColumns } from "@/components/users/user-columns";
import type { UserFilters, UserListItem } from "@/lib/users/schemas";
import type { Page } from "@/lib/utils/page";

interface UsersTableProps {
  readonly slug: string;
  readonly userTypes: readonly string[];
  readonly page: Page<UserListItem>;
  readonly filters: UserFilters;
  readonly sort: Sort;
  readonly dimmed: boolean;
  /** On a phone, whether the rows have checkboxes. */
  readonly selecting: boolean;
  readonly onSelected: () => void;
}

/** The users of a page, to open or to mark and change together. */
export function UsersTable({ slug, userTypes, page, filters, sort, ...props }: UsersTableProps) {
  const t = useTranslations("users");
  const format = useFormat();
  const columns = useMemo(() => userColumns(t, format), [t, format]);
  const mayUsers = useMay("user:update");
  const mayFolders = useMay("folder:update");
  const { target, selected, select, selectAll, clear } = useUserSelection(filters, page.total);
  const mayChange = mayUsers || mayFolders;
  const hasMore = page.total.count > page.items.length;
  const done = () => {
    clear();
    props.onSelected();
  };
  return (
    <>
      <DataTable
        caption={t("list.caption")}
        columns={columns}
        rows={page.items}
        rowId={(user) => user.id}
        rowHref={(user) => `/o/${slug}/users/${user.id}`}
        dimmed={props.dimmed}
        sort={sort}
        selection={
          mayChange
            ? {
                selected: target.kind === "matching" ? new Set(page.items.map(({ id }) => id)) : selected,
                onChange: select,
                nameOf: (user) => user.displayName ?? user.userName,
                onPhone: props.selecting,
              }
            : undefined
        }
      />
      {target.count > 0 && (
        <BulkBar
          summary={
            target.kind === "matching"
              ? t("list.selectedAll", { total: format.total(page.total) })
              : t("list.selected", { count: target.count })
          }
          more={
            hasMore && target.kind === "ids"
              ? { label: t("list.selectAll", { total: format.total(page.total) }), onSelect: selectAll }
              : undefined
          }
          onClear={done}
        >
          <BulkActions slug={slug} userTypes={userTypes} target={target} onDone={done} />
        </BulkBar>
      )}
    </>
  );
}
