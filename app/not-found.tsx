import Link from "next/link";
import { NoticePage } from "@/components/layout/notice-page";
import { Button } from "@/components/ui/button";
import { titled } from "@/i18n/titled";

export const generateMetadata = titled("nothingHere");

export default function NotFound() {
  return (
    <main className="px-4">
      {/* Metadata is not asked for when a layout, rather than the router, finds nothing. */}
      <title>Nothing here · Usher</title>
      <NoticePage
        title="Nothing here"
        actions={
          <Button variant="primary" asChild>
            <Link href="/">Open your overview</Link>
          </Button>
        }
      >
        There is nothing at this address. It was deleted, or it belongs to another organization.
      </NoticePage>
    </main>
  );
}
