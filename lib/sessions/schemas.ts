import type { SignInMethod } from "@/lib/sign-in-log/schemas";

/** One session that holds right now. */
export interface SessionDto {
  readonly id: string;
  readonly method: SignInMethod;
  /** Of a sign-in with Microsoft: the connector's name. */
  readonly connectorName: string | null;
  readonly secondFactor: boolean;
  readonly startedAt: string;
  /** To within a few minutes. */
  readonly lastSeenAt: string;
  readonly expiresAt: string;
  readonly address: string | null;
  readonly userAgent: string | null;
  /** Whether the request that asks came with it. */
  readonly current: boolean;
}

/** Who at Microsoft a person is, as their first sign-in bound it (PRODUCT L2). */
export interface BoundIdentity {
  readonly connectorId: string;
  readonly connectorName: string;
  readonly entraTenantId: string;
  readonly objectId: string;
  readonly boundAt: string;
}

/** How a person signs in, for their page. */
export interface UserSignInDto {
  readonly loginMethod: "sso" | "builtin";
  readonly hasPassword: boolean;
  /** When the person set the second factor; null without one. */
  readonly secondFactorSince: string | null;
  /** Named to get in by password even if SSO fails. */
  readonly breakGlass: boolean;
  readonly identities: readonly BoundIdentity[];
  readonly sessions: readonly SessionDto[];
}

/** How many sessions were ended. */
export interface EndedSessions {
  readonly ended: number;
}
