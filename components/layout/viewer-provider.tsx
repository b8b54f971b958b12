"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Viewer } from "@/lib/organizations/schemas";

const ViewerContext = createContext<Viewer | null>(null);

export function ViewerProvider({ viewer, children }: { readonly viewer: Viewer; readonly children: ReactNode }) {
  return <ViewerContext value={viewer}>{children}</ViewerContext>;
}

/** Who is signed in. Only below `/o/{slug}`. */
export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error("useViewer needs a ViewerProvider above it.");
  return viewer;
}

/** Whether to show a button. The server decides again. */
export function useMay(permission: string): boolean {
  return useViewer().permissions.includes(permission);
}
