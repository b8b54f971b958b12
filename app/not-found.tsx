import Link from "next/link";
import { useTranslations } from "next-intl";
import { NoticePage } from "@/components/layout/notice-page";
import { Button } from "@/components/ui/button";
import { titled } from "@/i18n/titled";

export const generateMetadata = titled("nothingHere");

export default function NotFound() {
  const t = useTranslations("layout.notFound");
  const pages = useTranslations("pages");
  return (
    <main className="px-4">
      {/* Metadata is not asked for when a layout, rather than the router, finds nothing. */}
      <title>{`${pages("nothingHere.title")} · Usher`}</title>
      <NoticePage
        title={pages("nothingHere.title")}
        actions={
          <Button variant="primary" asChild>
            <Link href="/">{t("open")}</Link>
          </Button>
        }
      >
        {t("text")}
      </NoticePage>
    </main>
  );
}
