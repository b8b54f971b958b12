import pino, { type Logger } from "pino";
import { env } from "@/lib/env";

const secretKeys = ["authorization", "cookie", "set-cookie", "password", "token", "secret", "client_secret", "hash"];

/** Where a secret could stand: at the top, and one or two levels down (`req.headers.authorization`). */
const secretPaths = secretKeys.flatMap((key) => [`["${key}"]`, `*["${key}"]`, `*.*["${key}"]`]);

let root: Logger | undefined;

function rootLogger(): Logger {
  root ??= pino({
    level: env().USHER_LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: secretPaths, censor: "(hidden)" },
  });
  return root;
}

/**
 * The log of this process: one JSON line per event on stdout, secrets removed. `log.child({ requestId })` for a request.
 *
 * Made on first use, because reading the settings may throw and importing must not.
 */
export const log: Logger = new Proxy({} as Logger, {
  get: (_target, property) => {
    const logger = rootLogger();
    const value: unknown = Reflect.get(logger, property);
    return typeof value === "function" ? value.bind(logger) : value;
  },
});
