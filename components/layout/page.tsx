import type { ReactNode } from "react";
import { cn } from "@/lib/utils/cn";

const widths = { list: "max-w-[1600px]", detail: "max-w-[1200px]", form: "max-w-[720px]" } as const;

/** One page's content in its width, its parts 24 px apart. */
export function Page({ width, children }: { readonly width: keyof typeof widths; readonly children: ReactNode }) {
  return <div className={cn("mx-auto flex w-full flex-col gap-6", widths[width])}>{children}</div>;
}
