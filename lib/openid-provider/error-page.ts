import type { ErrorOut, KoaContextWithOIDC } from "oidc-provider";

/** What an error of the library means to the person in front of it, who cannot mend the app. */
const sentences: Readonly<Record<string, string>> = {
  invalid_client: "The app is not registered here, or it was disabled. Ask an admin of your organization.",
  invalid_redirect_uri:
    "The app wants to be called at an address that is not registered. Ask its maker, or an admin of your organization.",
  invalid_request: "The app asked for the sign-in in a way that Usher does not take. Ask its maker.",
};
const expired = "This sign-in has expired or was finished before. Go back to the app and sign in again.";

/**
 * The page for errors that cannot be told to the app, because nobody knows that it is the app which asked: short, without
 * script, and without a word that came with the request but the error's code.
 */
export function renderErrorPage(ctx: KoaContextWithOIDC, out: ErrorOut): void {
  ctx.type = "html";
  ctx.body = errorPage(sentences[out.error] ?? (ctx.status >= 500 ? failed : expired), out.error);
}

const failed = "Usher failed here. Nothing was changed. Go back to the app and try again.";

/** A whole page with one sentence and a code for the person who can mend it. */
function errorPage(sentence: string, code: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Sign-in failed · Usher</title>
<style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:26rem;margin:15vh auto;padding:0 1rem}code{opacity:.7}</style></head>
<body><main><h1>Sign-in failed</h1><p>${sentence}</p><p><code>${code.replaceAll(/[^a-z_]/g, "")}</code></p></main></body>
</html>`;
}
