// `npm run bench`: makes the checkout ready and measures Usher in production mode.
import { prepareProduction, runTool } from "./prepare.mjs";

prepareProduction();
runTool("tsx", ["bench/run.ts", ...process.argv.slice(2)]);
