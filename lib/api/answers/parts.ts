import { z } from "zod";
import type { Origin } from "@/lib/users/schemas";

/** Pieces that several answers have. Keys are strict, so that tests find what an answer has and the documentation lacks. */
export const Id = z.uuid();
export const Moment = z.iso.datetime();
export const Version = z.int().meta({ description: "Goes up with each change; also in the ETag, for If-Match." });

export const OriginAnswer = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("connector"), connectorId: Id, name: z.string() }),
    z.strictObject({ kind: z.literal("hand") }),
  ])
  .meta({
    id: "Origin",
    description: "Where it comes from: a connector, or a person or token.",
  }) satisfies z.ZodType<Origin>;

export const IdAndName = z.strictObject({ id: Id, name: z.string() });
export const AccessRoleAnswer = z.enum(["ReadOnly", "User", "Admin", "EnterpriseAdmin"]);
