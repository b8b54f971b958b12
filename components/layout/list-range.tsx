import { useTranslations } from "next-intl";
import { useFormat } from "@/components/ui/use-format";
import type { Page } from "@/lib/utils/page";
import type { layout } from "@/messages/en/layout";

/** What a list is of. */
export type Listed = keyof typeof layout.range.whole;

interface ListRangeProps {
  readonly page: Page<unknown>;
  readonly of: Listed;
}

/** “50 of 1,204 users”: keyset pages have no numbers, so this says how many are shown and how many there are. */
export function ListRange({ page, of }: ListRangeProps) {
  const t = useTranslations("layout.range");
  const format = useFormat();
  const shown = page.items.length;
  const { count } = page.total;
  const total = format.total(page.total);
  return shown === count ? t(`whole.${of}`, { total, count }) : t(`part.${of}`, { shown, total, count });
}
