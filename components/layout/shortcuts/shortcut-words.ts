import { navItems } from "@/components/layout/navigation";

interface ShortcutWords {
  readonly keys: readonly string[];
  readonly words: string;
}

/** How “Ctrl/⌘ K” is written on this machine; the same on the server and in the first render, so without asking it. */
export const paletteKeys = ["Ctrl", "K"] as const;

/** What the help dialog lists, beside the pages that one may open. */
export const shortcutWords: readonly { readonly title: string; readonly items: readonly ShortcutWords[] }[] = [
  {
    title: "Everywhere",
    items: [
      { keys: ["Ctrl", "K"], words: "Search or jump to… (⌘ K on a Mac)" },
      { keys: ["/"], words: "Search this page" },
      { keys: ["c"], words: "Copy the id of what is open" },
      { keys: ["?"], words: "Show the shortcuts" },
      { keys: ["Esc"], words: "Close, or go back to the list" },
    ],
  },
  {
    title: "In a list",
    items: [
      { keys: ["j"], words: "Next row" },
      { keys: ["k"], words: "Row before" },
      { keys: ["Enter"], words: "Open the row" },
      { keys: ["x"], words: "Select the row" },
      { keys: ["["], words: "Open the one before" },
      { keys: ["]"], words: "Open the next one" },
    ],
  },
];

/** `g` then a key: where it leads, of what the permissions allow. */
export function jumpsOf(
  permissions: readonly string[],
): readonly { readonly key: string; readonly label: string; readonly path: string }[] {
  return navItems.flatMap(({ key, label, path, permission }) =>
    key !== undefined && permissions.includes(permission) ? [{ key, label, path }] : [],
  );
}
