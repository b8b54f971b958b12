"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { CodeBlock } from "@/components/ui/code-block";
import { userQueries } from "@/lib/users/queries";

export function UserScim({ slug, userId }: { readonly slug: string; readonly userId: string }) {
  const t = useTranslations("users");
  const { data: user } = useQuery(userQueries.detail(slug, userId));
  if (!user) return null;
  return <CodeBlock what={t("scim")} code={JSON.stringify(user.scim, null, 2)} />;
}
