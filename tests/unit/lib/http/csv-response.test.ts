import { describe, expect, it, vi } from "vitest";
import { csvResponse } from "@/lib/http/csv-response";

async function* pagesOf(...pages: (string | number | null)[][][]) {
  yield* pages;
}

const bodyOf = async (...rows: (string | number | null)[][]) =>
  (await csvResponse("x.csv", { columns: ["A"], pages: pagesOf(rows) }).text()).split("\r\n").slice(1, -1);

describe("a CSV response", () => {
  it("is a download in UTF-8 with a mark and a line of titles", async () => {
    const response = csvResponse("users.csv", { columns: ["Näme", "B"], pages: pagesOf([["Ünal", 1]]) });
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="users.csv"');
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toBe("Näme,B\r\nÜnal,1\r\n");
  });

  it.each(["=1+1", "+1", "-1", "@x", "\tx", '=HYPERLINK("http://x")'])("disarms %j", async (cell) => {
    const [line] = await bodyOf([cell]);
    expect(line?.replace(/^"|"$/g, "").startsWith("'")).toBe(true);
  });

  it("disarms a carriage return in front, and quotes quotes, commas and newlines", async () => {
    const text = await csvResponse("x.csv", { columns: ["A", "B"], pages: pagesOf([["\rx", 'a"b,c\nd']]) }).text();
    expect(text).toContain(`'\rx`);
    expect(text).toContain('"a""b,c\nd"');
  });

  it("leaves numbers and absent values as they are", async () => {
    expect(await bodyOf([-5, null, "a=b"])).toEqual(["-5,,a=b"]);
  });

  it("reads on only when the client has taken what was sent, and stops when it hangs up", async () => {
    const read = vi.fn();
    const stopped = vi.fn();
    async function* endless() {
      try {
        for (let number = 0; ; number += 1) {
          read(number);
          yield [[number]];
        }
      } finally {
        stopped();
      }
    }
    const body = csvResponse("x.csv", { columns: ["A"], pages: endless() }).body;
    const reader = body?.getReader();
    await reader?.read();
    await reader?.read();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(read.mock.calls.length).toBeLessThanOrEqual(2);
    await reader?.cancel();
    expect(stopped).toHaveBeenCalledOnce();
  });

  it("tears the connection when reading fails, so that half a file is no file", async () => {
    async function* broken() {
      yield [["a"]];
      throw new Error("the database is gone");
    }
    await expect(csvResponse("x.csv", { columns: ["A"], pages: broken() }).text()).rejects.toThrow("gone");
  });
});
