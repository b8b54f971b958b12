import type { ReactNode } from "react";
import { Logo } from "@/components/layout/logo";

interface AuthCardProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
  /** What else one can do here, below the card. */
  readonly footer?: ReactNode;
}

/** The 400 px card of the pages before sign-in. */
export function AuthCard({ title, lead, children, footer }: AuthCardProps) {
  return (
    <main id="main" className="mx-auto flex min-h-dvh w-full max-w-[432px] flex-col justify-center gap-5 px-4 py-10">
      <div className="flex items-center justify-center gap-2.5">
        <Logo className="size-8" />
        <span className="font-semibold text-lg">Usher</span>
      </div>
      <div className="rounded-card border border-border bg-surface p-5 sm:p-6">
        <h1 className="font-semibold text-2xl">{title}</h1>
        {lead && <p className="mt-1.5 text-muted">{lead}</p>}
        <div className="mt-5">{children}</div>
      </div>
      {footer && <div className="text-center text-muted">{footer}</div>}
    </main>
  );
}
