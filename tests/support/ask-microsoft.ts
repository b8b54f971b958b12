/** Follows a redirect to Entra as a browser does, with cookies, until it leads away from there. Returns that address. */
export async function askMicrosoft(location: string): Promise<URL> {
  const host = new URL(location).host;
  const cookies = new Map<string, string>();
  let next = new URL(location);
  for (let steps = 0; steps < 10; steps += 1) {
    const answer = await fetch(next, {
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";");
      const equals = pair.indexOf("=");
      cookies.set(pair.slice(0, equals), pair.slice(equals + 1));
    }
    const to = answer.headers.get("location");
    if (to === null) throw new Error(`Entra answered ${answer.status}: ${await answer.text()}`);
    next = new URL(to, next);
    if (next.host !== host) return next;
  }
  throw new Error("Entra leads in circles.");
}
