import { expect, it } from "vitest";
import { csvText } from "@/lib/utils/csv-text";

it("quotes what must be quoted, and disarms formulas", () => {
  expect(
    csvText([
      ["Name", "Link"],
      ['Bo "B", Ek', "https://x"],
      ["=1+1", "@SUM(A1)"],
      ["a\nb", "-1"],
    ]),
  ).toBe(`\u{FEFF}Name,Link\r\n"Bo ""B"", Ek",https://x\r\n'=1+1,'@SUM(A1)\r\n"a\nb",'-1\r\n`);
});
