import { z } from "zod";

const Id = z.string().min(1);

/** The claims of an assertion that decide something (RFC 7519 §4.1; `tid` and `oid` are Entra's). Others may be anything. */
export const AssertionClaims = z.object({
  sub: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  exp: z.number(),
  nbf: z.number().exactOptional(),
  iat: z.number().exactOptional(),
  jti: Id.exactOptional(),
  tid: z.string().exactOptional(),
  oid: z.string().exactOptional(),
});
export type AssertionClaims = z.infer<typeof AssertionClaims>;
