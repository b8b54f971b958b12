import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

/** Downloads what the list shows now. The browser streams it to the disk. */
export function ExportLink({ href }: { readonly href: string }) {
  const t = useTranslations("ui");
  return (
    <Button asChild>
      <a href={href} download>
        <Download aria-hidden />
        {t("exportCsv")}
      </a>
    </Button>
  );
}
