import { stringify } from "csv-stringify/sync";
import { log } from "@/lib/log";
import type { CsvCell, CsvTable } from "@/lib/utils/csv-table";

const byteOrderMark = "\u{FEFF}";

/**
 * A download of CSV (RFC 4180) as spreadsheets open it: UTF-8 with a mark, and a quote in front of what they would run as a
 * formula. The next piece is read when the client has taken the last one; when it hangs up, reading ends.
 */
export function csvResponse(fileName: string, table: CsvTable): Response {
  const pages = table.pages[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        controller.enqueue(encoder.encode(byteOrderMark + toText([table.columns])));
      },
      async pull(controller) {
        try {
          const { done, value } = await pages.next();
          if (done) controller.close();
          else controller.enqueue(encoder.encode(toText(value)));
        } catch (error) {
          // The status was sent long ago: only a torn connection tells the client that the file is not whole.
          log.error({ err: error, fileName }, "an export ended early");
          controller.error(error);
        }
      },
      async cancel() {
        await pages.return?.();
      },
    },
    { highWaterMark: 1 },
  );
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "no-store",
    },
  });
}

function toText(rows: readonly (readonly CsvCell[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    {
      escape_formulas: true,
      record_delimiter: "windows",
    },
  );
}
