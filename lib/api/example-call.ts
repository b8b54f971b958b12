import type { Operation } from "@/lib/api/operation";
import type { JsonSchema } from "@/lib/api/schema-fields";
import { env } from "@/lib/env";

/** Values that make an example read like life, by the name of the field. */
const values: Readonly<Record<string, unknown>> = {
  userName: "ada@contoso.example",
  displayName: "Engineering",
  name: "Nightly export",
  key: "CostCenter",
  description: "Booked by finance",
  permissions: ["user:read"],
  roles: ["Directory Reader"],
  issuer: "https://login.microsoftonline.com/3fa85f64-5717-4562-b3fc-2c963f66afa6/v2.0",
  jwksUri: "https://login.microsoftonline.com/3fa85f64-5717-4562-b3fc-2c963f66afa6/discovery/v2.0/keys",
  audiences: ["api://usher"],
  redirectUris: ["http://127.0.0.1/callback"],
};

/** Domains alone have a name that DNS knows. */
const byOperation: Readonly<Record<string, object>> = {
  addDomain: { name: "contoso.example" },
  createFolder: { name: "Plans" },
  updateFolder: { name: "Plans" },
  updateOrganization: { name: "Contoso" },
  updateConnector: { provisioningOn: true },
  updateUser: { active: false },
  addGroupMembers: { userIds: ["01995a3e-7f5a-7c3e-8a51-3f1f5a3e7c3e"] },
  replaceGroupRules: { rules: [{ groupId: "01995a3e-7f5a-7c3e-8a51-3f1f5a3e7c3e", accessRole: "User" }] },
  previewGroupRules: { rules: [{ groupId: "01995a3e-7f5a-7c3e-8a51-3f1f5a3e7c3e", accessRole: "User" }] },
};

/** The operation as a command for a shell that has the token in TOKEN, and the ids of the path in variables of their names. */
export function exampleCall({ id, method, path, status }: Operation, body: JsonSchema | undefined): string {
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => `$${name}`);
  const lines = [
    `curl${method === "GET" ? "" : ` -X ${method}`} "${env().USHER_ORIGIN}/api/v1${address}"`,
    `-H "Authorization: Bearer $TOKEN"`,
  ];
  if (status === 201) lines.push(`-H "Idempotency-Key: $(uuidgen)"`);
  if (body !== undefined) {
    lines.push(`-H "Content-Type: application/json"`);
    lines.push(`-d '${JSON.stringify(byOperation[id] ?? exampleOf(body))}'`);
  }
  return lines.join(" \\\n  ");
}

/** What must be there; for a change of which nothing must, its first field. */
function exampleOf(schema: JsonSchema): unknown {
  const form = schema.oneOf?.[0] ?? schema;
  const names = form.required ?? Object.keys(form.properties ?? {}).slice(0, 1);
  return Object.fromEntries(names.map((name) => [name, values[name] ?? sampleOf(form.properties?.[name] ?? {})]));
}

function sampleOf(schema: JsonSchema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[schema.enum.length > 2 ? 2 : 0];
  if (schema.format === "uuid") return "01995a3e-7f5a-7c3e-8a51-3f1f5a3e7c3e";
  if (schema.type === "array") return [sampleOf(schema.items ?? {})];
  if (schema.type === "boolean") return true;
  return schema.type === "integer" ? 1 : "…";
}
