import { isObject } from "@/lib/entra-client/attributes";
import { resourcesOf, show } from "@/lib/entra-client/checks";
import type { Cycle } from "@/lib/entra-client/cycle";
import type { Problem } from "@/lib/entra-client/model";
import type { Step } from "@/lib/entra-client/steps/step";
import { urns } from "@/lib/entra-client/urns";

/**
 * /Schemas, /ServiceProviderConfig and /ResourceTypes.
 * Source: RFC 7644 §4; SCIMReferenceCode `SCIMTests_Workflow.json` (Schema_Discoverability).
 */
export const discovery: Step = {
  name: "discovery",
  title: "Discovery",
  needs: [],
  run: async (cycle) => {
    await cycle.each([checkSchemas, checkServiceProviderConfig, checkResourceTypes], (check) => check(cycle));
  },
};

async function checkSchemas(cycle: Cycle): Promise<void> {
  const request = { method: "GET", target: "/Schemas" } as const;
  const answer = await cycle.call(request, { statuses: [200], shape: { kind: "list" } });
  if (!answer.ok) return;
  const schemas = resourcesOf(answer.body);
  const names = schemas.map((schema) => String(schema["id"]).toLowerCase());
  const problems: Problem[] = [urns.user, urns.enterprise, urns.group]
    .filter((urn) => !names.includes(urn.toLowerCase()))
    .map((urn) => ({ expected: `the schema ${urn}`, got: names.join(", ") }));
  for (const schema of schemas) {
    if (Array.isArray(schema["attributes"])) continue;
    problems.push({ expected: `attributes of ${String(schema["id"])}`, got: show(schema["attributes"]) });
  }
  cycle.deviate(request, problems);
}

async function checkServiceProviderConfig(cycle: Cycle): Promise<void> {
  const request = { method: "GET", target: "/ServiceProviderConfig" } as const;
  const answer = await cycle.call(request, { statuses: [200], shape: { kind: "document" } });
  if (!answer.ok) return;
  for (const feature of ["patch", "filter"]) {
    const state = answer.body[feature];
    if (isObject(state) && state["supported"] === true) continue;
    cycle.deviate(request, [{ expected: `${feature}.supported true`, got: show(state) }]);
  }
}

async function checkResourceTypes(cycle: Cycle): Promise<void> {
  const request = { method: "GET", target: "/ResourceTypes" } as const;
  const answer = await cycle.call(request, { statuses: [200], shape: { kind: "list" } });
  if (!answer.ok) return;
  const endpoints = resourcesOf(answer.body).map((type) => `${String(type["name"])} ${String(type["endpoint"])}`);
  for (const wanted of ["User /Users", "Group /Groups"]) {
    if (endpoints.includes(wanted)) continue;
    cycle.deviate(request, [{ expected: `the resource type ${wanted}`, got: endpoints.join(", ") }]);
  }
}
