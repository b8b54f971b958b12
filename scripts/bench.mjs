// `npm run bench`: makes the checkout ready and measures Usher in production mode; `npm run bench:pages` its pages in a browser.
import { requireChromium } from "./chromium.mjs";
import { prepareProduction, runTool } from "./prepare.mjs";

const [what, ...rest] = process.argv.slice(2);
prepareProduction();
if (what === "pages") {
  process.env.CHROMIUM_PATH = requireChromium();
  runTool("tsx", ["bench/pages.ts", ...rest]);
} else {
  runTool("tsx", ["bench/run.ts", ...process.argv.slice(2)]);
}
