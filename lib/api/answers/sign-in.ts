import { z } from "zod";
import { Id, Moment } from "@/lib/api/answers/parts";
import { type SignInDetail, type SignInItem, signInMethods } from "@/lib/sign-in-log/schemas";

const signIn = {
  id: Id,
  at: Moment,
  userId: z.string().nullable().meta({ description: "Null when nobody was recognised." }),
  person: z.string().meta({
    description: "The person's name, or what was typed, masked unless the token's owner is an EnterpriseAdmin.",
  }),
  recognised: z.boolean(),
  method: z.enum(signInMethods),
  connectorId: z.string().nullable(),
  connectorName: z.string().nullable(),
  appName: z.string().nullable(),
  ok: z.boolean(),
  causeCode: z.string().nullable(),
  cause: z.string().nullable(),
  cure: z.string().nullable(),
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
};

export const SignInListAnswer: z.ZodType<SignInItem> = z.strictObject(signIn).meta({ id: "SignInListItem" });

export const SignInAnswer: z.ZodType<SignInDetail> = z
  .strictObject({ ...signIn, details: z.record(z.string(), z.unknown()).nullable() })
  .meta({ id: "SignIn" });
