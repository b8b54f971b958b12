import { it } from "vitest";
import { useScim } from "@/tests/support/scim";
import { onEachDatabase } from "@/tests/support/database";
import { searchGroups } from "@/lib/groups/search-groups";
import { groupWhere } from "@/lib/scim/mapping/group-where";
import { checkFilter } from "@/lib/scim/protocol/filter/check";
import { parseFilter } from "@/lib/scim/protocol/filter/parse";
import { groupResource } from "@/lib/scim/protocol/schema/resource-types";
onEachDatabase("x", () => {
  const scim = useScim();
  it("a", async () => {
    const c = await scim.connect();
    for (const f of ['members eq "5f3a1c7e-2b64-4d0a-9c1e-7d2f8b90a111"', 'id eq "5f3a1c7e-2b64-4d0a-9c1e-7d2f8b90a111" and members eq "5f3a1c7e-2b64-4d0a-9c1e-7d2f8b90a111"']) {
    const filter = checkFilter(parseFilter(f), groupResource);
    console.log(JSON.stringify(filter).slice(0,300));
    console.log(groupWhere(filter, "http://x")({ add: () => "$9", values: [] } as never));
    try { await searchGroups({ ...c.ctx, permissions: new Set(["group:read"]) } as never, { where: groupWhere(filter, "http://x"), orderBy: null, offset: 0, limit: 10, withMembers: false }); } catch (e) { console.log(e); }
    }
  });
});
