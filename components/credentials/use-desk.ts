"use client";

import { createContext, useContext } from "react";
import type { HolderPath } from "@/lib/credentials/queries";
import type { CreatedCredential, RotationOverlap } from "@/lib/credentials/schemas";

/** Whose credentials the parts below are about, and where a new secret is shown. */
export interface Desk {
  readonly slug: string;
  readonly holder: HolderPath;
  /** `https://usher.example` */
  readonly origin: string;
  /** Shows the secret once; `overlap` when it replaces another one. */
  readonly show: (made: CreatedCredential, overlap?: RotationOverlap) => void;
}

export const DeskContext = createContext<Desk | null>(null);

/** Only below a CredentialDesk. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("useDesk needs a CredentialDesk above it.");
  return desk;
}
