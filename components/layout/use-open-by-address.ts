"use client";

import { useEffect, useState } from "react";
import { useUrlParams } from "@/components/ui/use-url-params";

/** A dialog that also opens by an address with `?do={act}`, from which the command palette comes. The address forgets it at once. */
export function useOpenByAddress(act: string): [boolean, (open: boolean) => void] {
  const [open, setOpen] = useState(false);
  const { params, replace } = useUrlParams();
  const asked = params.get("do") === act;
  useEffect(() => {
    if (!asked) return;
    setOpen(true);
    replace({ do: undefined });
  }, [asked, replace]);
  return [open, setOpen];
}
