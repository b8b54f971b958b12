import { paths } from "@/lib/entra-client/attributes";
import type { Cycle } from "@/lib/entra-client/cycle";
import { shareOf } from "@/lib/entra-client/cycle";
import { userDocument } from "@/lib/entra-client/documents";
import type { TrackedUser } from "@/lib/entra-client/model";
import type { Step } from "@/lib/entra-client/steps/step";
import { textOf } from "@/lib/entra-client/user-operations";

/**
 * A twentieth of the people have an account already, with little in it; the initial cycle must find and complete it.
 * Source: Microsoft Learn, “How application provisioning works”, initial cycle.
 */
export const existing: Step = {
  name: "existing",
  title: "Accounts from before",
  needs: [],
  run: async (cycle) => {
    const candidates = cycle.users.slice(1);
    await cycle.each(shareOf(candidates, 0.05), (user) => createSparse(cycle, user));
  },
};

async function createSparse(cycle: Cycle, user: TrackedUser): Promise<void> {
  const attributes = { [paths.userName]: textOf(user, paths.userName), active: true, displayName: "Created by hand" };
  const body = userDocument(attributes);
  const answer = await cycle.call(
    { method: "POST", target: "/Users", body },
    { statuses: [201], whenRepeated: [409], shape: { kind: "resource", type: "User" } },
  );
  if (answer.status !== 201) return;
  const expectation = { attributes, managerId: null };
  cycle.acknowledge({ resource: "Users", kind: "create", id: String(answer.body["id"]), body, expectation });
}
