import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { pages } from "@/messages/en/pages";

/** `export const generateMetadata = titled("domains")`: the title of a page whose title does not depend on what it shows. */
export function titled(page: keyof typeof pages, rest: Metadata = {}): () => Promise<Metadata> {
  return async () => ({ title: (await getTranslations("pages"))(`${page}.title`), ...rest });
}
