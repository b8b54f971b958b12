import type { ColumnDef } from "@tanstack/react-table";
import { GrantSource } from "@/components/folders/grant-source";
import { Button } from "@/components/ui/button";
import { UserStatus } from "@/components/users/user-status";
import type { Translate } from "@/i18n/translate";
import type { FolderPerson } from "@/lib/folders/schemas";

/** With a button where access was given by hand and `onRemove` is given. */
export function folderPeopleColumns(
  t: Translate<"folders">,
  common: Translate<"common">,
  onRemove: ((person: FolderPerson) => void) | null,
): readonly ColumnDef<FolderPerson>[] {
  const columns: readonly ColumnDef<FolderPerson>[] = [
    {
      id: "name",
      header: common("name"),
      meta: { card: "title" },
      cell: ({ row: { original: person } }) => (
        <>
          <span className="flex items-center gap-2">
            <bdi className="font-medium [overflow-wrap:anywhere] sm:min-w-32">
              {person.displayName ?? person.userName}
            </bdi>
            {!person.active && <UserStatus active={false} />}
          </span>
          <bdi className="block text-muted text-xs [overflow-wrap:anywhere]">{person.userName}</bdi>
        </>
      ),
    },
    {
      id: "sources",
      header: t("people.givenBy"),
      meta: { card: "wide" },
      cell: ({ row: { original: person } }) => (
        <ul className="flex flex-col gap-1">
          {person.grants.map((grant) => (
            <li key={grant.source}>
              <GrantSource grant={grant} />
            </li>
          ))}
        </ul>
      ),
    },
  ];
  if (onRemove === null) return columns;
  return [
    ...columns,
    {
      id: "actions",
      header: () => <span className="sr-only">{common("actions")}</span>,
      meta: { card: "status", align: "right" },
      cell: ({ row: { original: person } }) =>
        person.grants.some((grant) => grant.source === "hand") && (
          <Button
            variant="ghost"
            className="relative"
            aria-label={t("people.remove", { name: person.displayName ?? person.userName })}
            onClick={() => onRemove(person)}
          >
            {common("remove")}
          </Button>
        ),
    },
  ];
}
