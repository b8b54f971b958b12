import type { Metadata } from "next";
import { getViewer } from "@/lib/auth/session";

/** Of a page with tabs: “Ada Lovelace · Contoso · Usher”, and “History · Ada Lovelace · Contoso · Usher” for one of them. */
export async function titlesOf(slug: string, name: string): Promise<Metadata["title"]> {
  const { organization } = await getViewer(slug);
  // Next puts the organization behind the default by itself, but not behind another template.
  return { default: name, template: `%s · ${name} · ${organization.name} · Usher` };
}
