"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { PageHeader } from "@/components/layout/page-header";
import type { pages } from "@/messages/en/pages";

export type Section = keyof typeof pages;

interface SectionHeaderProps extends Omit<ComponentProps<typeof PageHeader>, "title" | "lead"> {
  readonly page: Section;
}

/** The header of a page whose title does not depend on what it shows, the same while it loads, so that nothing jumps. */
export function SectionHeader({ page, ...rest }: SectionHeaderProps) {
  const t = useTranslations("pages");
  // Not every section has one.
  const lead = `${page}.lead` as "folders.lead";
  return <PageHeader title={t(`${page}.title`)} {...(t.has(lead) ? { lead: t(lead) } : {})} {...rest} />;
}
