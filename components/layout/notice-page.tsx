import type { ReactNode } from "react";

interface NoticePageProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions: ReactNode;
}

/** 403, 404 and 500: a title, what happened, one button. */
export function NoticePage({ title, children, actions }: NoticePageProps) {
  return (
    <div className="mx-auto flex max-w-[560px] flex-col items-start gap-4 py-12 sm:py-20">
      <h1 className="font-semibold text-2xl">{title}</h1>
      <div className="text-base text-muted">{children}</div>
      <div className="flex flex-wrap gap-2">{actions}</div>
    </div>
  );
}
