const secretOfOurs = /ush_[0-9A-Za-z]{49}/g;
/** What a signed token stands in; a token has eleven letters before its first dot. */
const run = /[\w.-]{14,}/g;
const shortestHeader = 11;

/**
 * A text without secrets of ours and without signed tokens of anybody's, wherever they stand and whatever they are called. For logs.
 * Takes a time in proportion to the text, whatever is in it: strangers' requests come here before anything else.
 */
export function hideSecrets(text: string): string {
  return text.replace(secretOfOurs, "•••").replace(run, hideTokens);
}

/** `eyJ….….…` (RFC 7515 §7.1), of which the last part may be empty. */
function hideTokens(text: string): string {
  const parts = text.split(".");
  const kept: string[] = [];
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index] ?? "";
    const at = part.indexOf("eyJ");
    const isHeader = at !== -1 && part.length - at >= shortestHeader;
    if (isHeader && index + 2 < parts.length && parts[index + 1] !== "") {
      kept.push(`${part.slice(0, at)}•••`);
      index += 2;
    } else kept.push(part);
  }
  return kept.join(".");
}
