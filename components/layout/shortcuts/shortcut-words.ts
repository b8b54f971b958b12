import { type NavItem, navItems } from "@/components/layout/navigation";
import type { layout } from "@/messages/en/layout";

type Words = typeof layout.shortcuts;

interface ShortcutPlace {
  readonly place: keyof Words["places"];
  readonly items: readonly { readonly keys: readonly string[]; readonly act: keyof Words["acts"] }[];
}

/** How “Ctrl/⌘ K” is written on this machine; the same on the server and in the first render, so without asking it. */
export const paletteKeys = ["ctrl", "K"] as const;

/** What the help dialog lists, beside the pages that one may open. */
export const shortcuts: readonly ShortcutPlace[] = [
  {
    place: "everywhere",
    items: [
      { keys: paletteKeys, act: "palette" },
      { keys: ["/"], act: "search" },
      { keys: ["c"], act: "copyId" },
      { keys: ["?"], act: "help" },
      { keys: ["esc"], act: "close" },
    ],
  },
  {
    place: "list",
    items: [
      { keys: ["j"], act: "nextRow" },
      { keys: ["k"], act: "rowBefore" },
      { keys: ["enter"], act: "openRow" },
      { keys: ["x"], act: "selectRow" },
      { keys: ["["], act: "oneBefore" },
      { keys: ["]"], act: "nextOne" },
    ],
  },
];

/** `g` then a key: where it leads, of what the permissions allow. */
export function jumpsOf(permissions: readonly string[]): readonly (NavItem & { readonly key: string })[] {
  return navItems.flatMap((item) =>
    item.key !== undefined && permissions.includes(item.permission) ? [{ ...item, key: item.key }] : [],
  );
}
