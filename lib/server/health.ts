import { withoutOrganization } from "@/lib/db/without-organization";

/** `/healthz`: the process runs. `/readyz`: it takes requests and its database answers. Null for every other path. */
export async function answerHealth(path: string, ready: boolean): Promise<Response | null> {
  const route = path.split("?", 1)[0];
  if (route === "/healthz") return Response.json({ status: "ok" });
  if (route !== "/readyz") return null;
  if (!ready) return Response.json({ status: "stopping" }, { status: 503 });
  try {
    await withoutOrganization((tx) => tx.query("select 1"));
    return Response.json({ status: "ready" });
  } catch {
    return Response.json({ status: "the database does not answer" }, { status: 503 });
  }
}
