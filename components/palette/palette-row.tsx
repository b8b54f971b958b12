"use client";

import { Command } from "cmdk";
import type { PaletteItem } from "@/components/palette/palette-item";
import { Keys } from "@/components/ui/keys";
import { Moment } from "@/components/ui/moment";

/** Name on the left, its place and shortcut on the right. */
export function PaletteRow({ item, onSelect }: { readonly item: PaletteItem; readonly onSelect: () => void }) {
  const { id, icon: Icon, label, place, at, keys } = item;
  return (
    <Command.Item
      value={id}
      onSelect={onSelect}
      className="flex min-h-9 touch:min-h-11 cursor-pointer items-center gap-2.5 rounded-control px-2.5 py-1.5 data-[selected=true]:bg-hover"
    >
      <Icon aria-hidden className="size-4 shrink-0 stroke-[1.75] text-muted" />
      <bdi className="min-w-0 flex-1 truncate">{label}</bdi>
      <span className="max-w-[45%] shrink-0 truncate text-muted text-xs">
        <bdi>{place}</bdi>
        {at && (
          <>
            {" "}
            · <Moment at={at} />
          </>
        )}
      </span>
      {keys && (
        <span className="max-sm:hidden">
          <Keys keys={keys} />
        </span>
      )}
    </Command.Item>
  );
}
