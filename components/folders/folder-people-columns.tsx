import type { ColumnDef } from "@tanstack/react-table";
import { GrantSource } from "@/components/folders/grant-source";
import { Button } from "@/components/ui/button";
import { UserStatus } from "@/components/users/user-status";
import type { FolderPerson } from "@/lib/folders/schemas";

const columns: readonly ColumnDef<FolderPerson>[] = [
  {
    id: "name",
    header: "Name",
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
    header: "Given by, since",
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

/** With a button where access was given by hand and `onRemove` is given. */
export function folderPeopleColumns(
  onRemove: ((person: FolderPerson) => void) | null,
): readonly ColumnDef<FolderPerson>[] {
  if (onRemove === null) return columns;
  return [
    ...columns,
    {
      id: "actions",
      header: () => <span className="sr-only">Actions</span>,
      meta: { card: "status", align: "right" },
      cell: ({ row: { original: person } }) =>
        person.grants.some((grant) => grant.source === "hand") && (
          <Button
            variant="ghost"
            className="relative"
            aria-label={`Remove ${person.displayName ?? person.userName}`}
            onClick={() => onRemove(person)}
          >
            Remove
          </Button>
        ),
    },
  ];
}
