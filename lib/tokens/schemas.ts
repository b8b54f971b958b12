import { z } from "zod";

/** The choices of SCREENS §3.6. */
const tokenLifetimes = ["10h", "30d", "90d", "365d", "never"] as const;
export type TokenLifetime = (typeof tokenLifetimes)[number];

export const CreateToken = z.object({
  name: z.string().trim().min(1, "Enter a name.").max(80, "A name has at most 80 characters."),
  description: z.string().trim().max(200, "A description has at most 200 characters.").exactOptional(),
  expires: z.enum(tokenLifetimes),
});
export type CreateToken = z.infer<typeof CreateToken>;

export const UpdateToken = z.object({ active: z.boolean() });
export type UpdateToken = z.infer<typeof UpdateToken>;

export interface TokenDto {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  /** The first characters, `ush_7Kq9`, so that people recognise the token. */
  readonly prefix: string;
  readonly status: "active" | "disabled" | "expired" | "revoked";
  readonly expiresAt: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly lastUsedFrom: string | null;
}

/** The one answer that holds the secret. It cannot be read again. */
export interface CreatedToken extends TokenDto {
  readonly secret: string;
}
