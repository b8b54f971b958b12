/** Only paths on this site, `/` for all else: an address from elsewhere could lead people away after they signed in. */
export function localPath(value: string | string[] | null | undefined): string {
  const { origin } = new URL("http://here.invalid");
  // Parsed as a browser does, which drops tabs and reads backslashes as slashes.
  const url = typeof value === "string" && URL.canParse(value, origin) ? new URL(value, origin) : null;
  return url?.origin === origin ? `${url.pathname}${url.search}${url.hash}` : "/";
}
