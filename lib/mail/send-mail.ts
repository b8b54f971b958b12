import { createTransport, type Transporter } from "nodemailer";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import type { MailText } from "@/lib/mail/write-mail";

export interface Mail extends MailText {
  readonly to: string;
}

let transport: Transporter | undefined;

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
  transport ??= createTransport(withOptions(url));
  return transport;
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
  transport?.close();
  transport = undefined;
}
