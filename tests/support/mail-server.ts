import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { resetEnv } from "@/lib/env";
import { closeMail } from "@/lib/mail/send-mail";

export interface ReceivedMail {
  readonly to: string;
  /** The whole mail, quoted-printable undone. */
  readonly text: string;
}

export interface MailServer {
  readonly url: string;
  readonly mails: ReceivedMail[];
  /** Answers “550” to every recipient from now on. */
  refuse: boolean;
  close(): Promise<void>;
}

/** A mail server of its own, which Usher is told to use until `close`. */
export async function startMailServer(): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const state = { refuse: false };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: (_address, _session, done) => done(state.refuse ? new Error("no such mailbox") : null),
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const text = unquoted(Buffer.concat(parts).toString("utf8"));
        for (const { address } of session.envelope.rcptTo) mails.push({ to: address, text });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  const url = `smtp://127.0.0.1:${port}`;
  pointUsherAt(url);
  return {
    url,
    mails,
    get refuse() {
      return state.refuse;
    },
    set refuse(value: boolean) {
      state.refuse = value;
    },
    close: async () => {
      pointUsherAt(null);
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function pointUsherAt(url: string | null): void {
  if (url === null) delete process.env["USHER_SMTP_URL"];
  else process.env["USHER_SMTP_URL"] = url;
  closeMail();
  resetEnv();
}

function unquoted(text: string): string {
  return text
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The secret of the first link in a mail, or in a URL. */
export function secretOf(text: string): string {
  const secret = /\/(?:invite|reset)\/(ush_[0-9A-Za-z]{49})/.exec(text)?.[1];
  if (secret === undefined) throw new Error("There is no link in it.");
  return secret;
}
