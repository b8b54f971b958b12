"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";

/** Which rows of a table are marked for a bulk act. */
export interface Selection<Row> {
  readonly selected: ReadonlySet<string>;
  readonly onChange: (selected: ReadonlySet<string>) => void;
  /** For the checkbox of a row: “Select Ada Lovelace”. */
  readonly nameOf: (row: Row) => string;
  /** On a phone the checkboxes are there only while somebody selects. */
  readonly onPhone: boolean;
  /** Rows that the act is not about have no checkbox; without it every row has one. */
  readonly canSelect?: (row: Row) => boolean;
}

/** Marks every row of the page, or none. */
export function SelectPage<Row>({
  selection,
  ids,
}: {
  readonly selection: Selection<Row>;
  readonly ids: readonly string[];
}) {
  const t = useTranslations("ui.select");
  const marked = ids.filter((id) => selection.selected.has(id)).length;
  const checked = marked === 0 ? false : marked === ids.length ? true : "indeterminate";
  return (
    <Checkbox
      label={t("page")}
      checked={checked}
      onChange={(on) => selection.onChange(withIds(selection.selected, ids, on))}
    />
  );
}

export function SelectRow<Row>({
  selection,
  id,
  row,
}: {
  readonly selection: Selection<Row>;
  readonly id: string;
  readonly row: Row;
}) {
  const t = useTranslations("ui.select");
  return (
    <Checkbox
      label={t("row", { name: selection.nameOf(row) })}
      checked={selection.selected.has(id)}
      onChange={(on) => selection.onChange(withIds(selection.selected, [id], on))}
      className="z-10"
    />
  );
}

/** `selected` with these ids, or without them. */
function withIds(selected: ReadonlySet<string>, ids: readonly string[], on: boolean): ReadonlySet<string> {
  const next = new Set(selected);
  for (const id of ids) {
    if (on) next.add(id);
    else next.delete(id);
  }
  return next;
}
