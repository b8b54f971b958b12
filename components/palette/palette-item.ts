import type { LucideIcon } from "lucide-react";
import type { PaletteAct } from "@/components/palette/palette-acts";

/** One line of the palette: what it is, where it is, and what Enter does. */
export interface PaletteItem {
  readonly id: string;
  readonly label: string;
  readonly place: string;
  readonly icon: LucideIcon;
  /** The keys that lead there without the palette. */
  readonly keys?: readonly string[];
  /** A moment beside the place. */
  readonly at?: string;
  readonly href?: string;
  readonly act?: PaletteAct;
}

export interface PaletteSection {
  readonly title: string;
  readonly items: readonly PaletteItem[];
}
