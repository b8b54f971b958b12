import cliProgress from "cli-progress";
import { parseCommandLine, usage } from "@/lib/entra-client/command-line";
import type { Progress, Report } from "@/lib/entra-client/model";
import type { CycleOptions } from "@/lib/entra-client/options";
import { duration, formatDeviation, formatTable, formatVerdict } from "@/lib/entra-client/report";
import { runCycle } from "@/lib/entra-client/run-cycle";

const printedDeviations = 20;
const failure = { deviations: 1, usage: 2 } as const;

const command = parseCommandLine(process.argv.slice(2));
if (command.kind === "help") console.log(usage);
else if (command.kind === "wrong") fail(failure.usage, command.message);
else await run(command.options);

async function run(options: CycleOptions): Promise<void> {
  const interrupt = new AbortController();
  process.once("SIGINT", () => interrupt.abort());
  const display = process.stdout.isTTY ? barDisplay() : lineDisplay();
  let report: Report;
  try {
    report = await runCycle({ ...options, signal: interrupt.signal }, display.show);
  } catch (error) {
    display.stop();
    if (error instanceof RangeError) return fail(failure.usage, `--steps: ${error.message}`);
    throw error;
  }
  display.stop();
  if (report.stopped?.reason === "connection" && report.requests === 0) {
    return fail(
      failure.deviations,
      `${report.url} does not answer: ${report.stopped.message}. Start the server or correct --url.`,
    );
  }
  print(report);
  if (report.deviationCount > 0 || report.stopped !== null) process.exitCode = failure.deviations;
}

function print(report: Report): void {
  console.log(
    `\n${report.url} · ${report.flag} · seed ${report.seed} · ${report.users} users, ${report.groups} groups\n`,
  );
  console.log(formatTable(report));
  if (report.deviations.length > 0) console.log("");
  for (const [index, deviation] of report.deviations.slice(0, printedDeviations).entries()) {
    console.log(`${formatDeviation(deviation, index + 1)}\n`);
  }
  if (report.deviationCount > printedDeviations) {
    console.log(`… and ${report.deviationCount - printedDeviations} more.`);
  }
  console.log(`\n${formatVerdict(report)}`);
}

interface Display {
  readonly show: (progress: Progress) => void;
  readonly stop: () => void;
}

function barDisplay(): Display {
  const bar = new cliProgress.SingleBar(
    {
      format:
        "{position} {title} {bar} {value}/{total} · {requests} requests · {deviations} deviations · {duration_formatted}",
      barsize: 30,
      hideCursor: true,
      clearOnComplete: true,
    },
    cliProgress.Presets.shades_classic,
  );
  let step: string | null = null;
  return {
    show: (progress) => {
      const payload = {
        position: `${progress.position}/${progress.steps}`,
        title: progress.title.padEnd(24),
        requests: progress.requests,
        deviations: progress.deviations,
      };
      if (step !== progress.step) {
        bar.start(Math.max(progress.total, 1), progress.done, payload);
        step = progress.step;
      }
      bar.setTotal(Math.max(progress.total, 1));
      bar.update(progress.done, payload);
    },
    stop: () => bar.stop(),
  };
}

function lineDisplay(): Display {
  let started = performance.now();
  let deviations = 0;
  return {
    show: (progress) => {
      if (!progress.finished) return;
      const found = progress.deviations - deviations;
      const outcome = found === 0 ? "ok" : `${found} deviations`;
      const took = duration(performance.now() - started);
      console.log(
        `${progress.position}/${progress.steps} ${progress.title}: ${progress.done} items, ${took}, ${outcome}`,
      );
      deviations = progress.deviations;
      started = performance.now();
    },
    stop: () => {},
  };
}

function fail(code: number, message: string): void {
  console.error(message);
  process.exitCode = code;
}
