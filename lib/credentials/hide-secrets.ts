/** Secrets of ours, and signed tokens of anybody's. */
const secretShapes = /ush_[0-9A-Za-z]{49}|eyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g;

/** A text without what looks like a secret, wherever it stands and whatever it is called. For logs. */
export function hideSecrets(text: string): string {
  return text.replace(secretShapes, "•••");
}
