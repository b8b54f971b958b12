"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ServerNowProvider } from "@/components/ui/time";
import { ToastProvider } from "@/components/ui/toast";
import { TooltipProvider } from "@/components/ui/tooltip";
import type { Locale } from "@/i18n/locales";
import { MessagesProvider } from "@/i18n/messages-provider";

interface ProvidersProps {
  readonly locale: Locale;
  /** The server's clock when it drew the page. */
  readonly now: number;
  readonly children: ReactNode;
}

export function Providers({ locale, now, children }: ProvidersProps) {
  const [queryClient] = useState(
    () => new QueryClient({ defaultOptions: { queries: { staleTime: 10_000, retry: 1, refetchOnWindowFocus: true } } }),
  );
  return (
    <MessagesProvider locale={locale}>
      <QueryClientProvider client={queryClient}>
        <ServerNowProvider now={now}>
          <TooltipProvider delayDuration={300}>
            <ToastProvider>{children}</ToastProvider>
          </TooltipProvider>
        </ServerNowProvider>
      </QueryClientProvider>
    </MessagesProvider>
  );
}
