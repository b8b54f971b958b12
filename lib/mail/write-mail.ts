/** A mail as plain text and as HTML that says the same. */
export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

interface MailParts {
  readonly subject: string;
  readonly before: readonly string[];
  readonly button: { readonly words: string; readonly url: string };
  readonly after: readonly string[];
}

/** Names in it are other people's words: line breaks would become headers, markup would become theirs. */
export function writeMail({ subject, before, button, after }: MailParts): MailText {
  const paragraph = (words: string) => `<p style="margin:0 0 16px">${escapeHtml(words)}</p>`;
  const link = `<p style="margin:0 0 16px"><a href="${escapeHtml(button.url)}" style="display:inline-block;padding:10px 16px;border-radius:6px;background:#5b3fd1;color:#ffffff;text-decoration:none">${escapeHtml(button.words)}</a></p>`;
  const address = `<p style="margin:0 0 16px;color:#585863;word-break:break-all">${escapeHtml(button.url)}</p>`;
  return {
    subject: oneLine(subject),
    text: `${[...before.map(oneLine), `${button.words}:\n${button.url}`, ...after.map(oneLine)].join("\n\n")}\n`,
    html: `<!doctype html><html lang="en"><body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#18181b"><div style="max-width:560px">${[...before.map(paragraph), link, address, ...after.map(paragraph)].join("")}</div></body></html>`,
  };
}

function oneLine(words: string): string {
  return words.replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(words: string): string {
  return oneLine(words).replace(/[&<>"']/g, (character) => entities[character] ?? "");
}
