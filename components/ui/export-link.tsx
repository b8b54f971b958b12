import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";

/** Downloads what the list shows now. The browser streams it to the disk. */
export function ExportLink({ href }: { readonly href: string }) {
  return (
    <Button asChild>
      <a href={href} download>
        <Download aria-hidden />
        Export CSV
      </a>
    </Button>
  );
}
