import { z } from "zod";
import { Id, Moment, Version } from "@/lib/api/answers/parts";
import type { SignInPolicyDto } from "@/lib/sign-in-policy/schemas";

export const SignInPolicyAnswer: z.ZodType<SignInPolicyDto> = z
  .strictObject({
    requireSso: z.boolean(),
    requiredBy: z.string().nullable(),
    requiredAt: Moment.nullable(),
    builtinKeeps: z.boolean(),
    adminsSecondFactor: z.boolean(),
    sessionHours: z.int(),
    idleMinutes: z.int().nullable().meta({ description: "Null: sessions do not end by idleness." }),
    breakGlass: z.array(
      z.strictObject({
        userId: Id,
        name: z.string(),
        namedBy: z.string(),
        namedAt: Moment,
        testedAt: Moment.nullable(),
        problem: z.string().nullable(),
      }),
    ),
    candidates: z.array(z.strictObject({ userId: Id, name: z.string() })),
    proof: z.strictObject({ connectorId: Id, at: Moment, by: z.string().nullable() }).nullable(),
    proveWith: Id.nullable(),
    failing: z.strictObject({ connectorId: Id, since: Moment, failure: z.string().nullable() }).nullable(),
    missing: z.array(z.strictObject({ what: z.enum(["proof", "break_glass"]), told: z.string(), cure: z.string() })),
    version: Version,
  })
  .meta({ id: "SignInPolicy" });
