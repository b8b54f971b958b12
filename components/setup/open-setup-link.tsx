"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { AuthCard } from "@/components/layout/auth-card";
import { Button } from "@/components/ui/button";
import { ApiError } from "@/lib/http/api-client";
import { setupLinkMutations } from "@/lib/setup-links/queries";

interface OpenSetupLinkProps {
  readonly token: string;
  readonly step: string;
}

/** Changes the link's token for a cookie, so that it leaves the address bar and the history. */
export function OpenSetupLink({ token, step }: OpenSetupLinkProps) {
  const t = useTranslations("setup.link");
  const router = useRouter();
  const query = useQuery({
    queryKey: ["open-setup-link"],
    queryFn: () => setupLinkMutations.open(token),
    retry: false,
    refetchOnWindowFocus: false,
    gcTime: 0,
  });
  const id = query.data?.id;
  useEffect(() => {
    if (id !== undefined) router.replace(`/setup/${id}/${step}`);
  }, [id, step, router]);
  if (query.error === null) {
    return (
      <AuthCard title={t("opening")}>
        <p role="status" className="text-muted">
          {t("openingText")}
        </p>
      </AuthCard>
    );
  }
  return <LinkDoesNotWork error={query.error} onRetry={() => void query.refetch()} />;
}

interface LinkDoesNotWorkProps {
  readonly error: Error;
  readonly onRetry: () => void;
}

/** The same for every link that does not work, whatever is wrong with it. */
export function LinkDoesNotWork({ error, onRetry }: LinkDoesNotWorkProps) {
  const t = useTranslations("setup.link");
  const common = useTranslations("common");
  const over = error instanceof ApiError && error.status === 404;
  return (
    <AuthCard title={t(over ? "doesNotWork" : "unread")} lead={error.message}>
      {!over && (
        <Button variant="primary" onClick={onRetry} className="w-full">
          {common("tryAgain")}
        </Button>
      )}
    </AuthCard>
  );
}
