import { createTransport, type Transporter } from "nodemailer";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import type { MailText } from "@/lib/mail/write-mail";

export interface Mail extends MailText {
  readonly to: string;
}

// The server's bundle, which ends the connections, and Next's, which sends, are two copies of this module in one process.
const key = Symbol.for("usher.mail");
const holder = globalThis as { [key]?: Transporter | undefined };

/** Whether Usher can send mail at all. */
export function mailConfigured(): boolean {
  return env().USHER_SMTP_URL !== undefined;
}

/** Hands a mail to the mail server. Returns whether it took it; why not is in the operator's log. */
export async function sendMail({ to, subject, text, html }: Mail): Promise<boolean> {
  try {
    await open().sendMail({ from: sender(), to: { name: "", address: to }, subject, text, html });
    return true;
  } catch (error) {
    log.error({ err: error }, "a mail could not be sent");
    return false;
  }
}

/** A few connections, kept open while there is something to send. */
function open(): Transporter {
  const url = env().USHER_SMTP_URL;
  if (url === undefined) throw new Error("USHER_SMTP_URL is not set.");
  holder[key] ??= createTransport(withOptions(url));
  return holder[key];
}

const options = {
  pool: "true",
  maxConnections: "3",
  connectionTimeout: "10000",
  greetingTimeout: "10000",
  socketTimeout: "20000",
  // A file or an address in a mail is never read, whatever a name looks like.
  disableFileAccess: "true",
  disableUrlAccess: "true",
};

function withOptions(text: string): string {
  const url = new URL(text);
  for (const [name, value] of Object.entries(options)) url.searchParams.set(name, value);
  return url.href;
}

function sender(): string {
  return env().USHER_MAIL_FROM ?? `Usher <no-reply@${new URL(env().USHER_ORIGIN).hostname}>`;
}

/** Ends the connections: before the process ends, and in tests. */
export function closeMail(): void {
  holder[key]?.close();
  holder[key] = undefined;
}
