import { z } from "zod";
import type { MappingSettings } from "@/lib/connectors/schemas";

/** The ways to connect that the wizard offers (PRODUCT K4–K7). */
export const setupKinds = ["bearer", "client_secret", "workload_identity", "basic"] as const;
export type SetupKind = (typeof setupKinds)[number];

/** The wizard's steps: Create app, Connect, Mappings, Rehearse, Go live. */
export const setupSteps = [1, 2, 3, 4, 5] as const;
export type SetupStep = (typeof setupSteps)[number];

/** More ticks than the wizard has. */
export const mostTicks = 100;

const Tick = z.string().regex(/^[1-5]\.[a-z0-9-]{1,40}$/, "There is no such tick.");

/** What of the wizard's progress changes; what is left out stays. */
export const SaveSetup = z
  .strictObject({
    kind: z.enum(setupKinds).exactOptional(),
    /** A box of one's own beside a click in Entra: `2.tenant-url`. */
    tick: z.strictObject({ id: Tick, on: z.boolean() }).exactOptional(),
    /** The furthest step that was opened. */
    reached: z.literal(setupSteps).exactOptional(),
    done: z.literal(true).exactOptional(),
  })
  .refine((input) => Object.keys(input).length > 0, "Name something to save.");
export type SaveSetup = z.infer<typeof SaveSetup>;

/** Where somebody is in the wizard. */
export interface SetupProgress {
  readonly kind: SetupKind | null;
  readonly ticks: readonly string[];
  readonly reached: SetupStep;
  readonly doneAt: string | null;
}

/** The lines of the checklist of step 3. */
export const mappingKeys = [
  "externalId",
  "active",
  "userName",
  "email",
  "userType",
  "folders",
  "metadata",
  "roles",
  "groups",
] as const;
export type MappingKey = (typeof mappingKeys)[number];

/** What the last payload says about one mapping. */
export interface MappingCheck {
  readonly key: MappingKey;
  readonly state: "unseen" | "expected" | "different";
  /** What was sent instead; null for nothing at all, and for whoever may not see people. */
  readonly value: string | null;
  /** The cause code of SCREENS §3.5, where there is one. */
  readonly causeCode: string | null;
}

/** A test of Entra's, or a knock that was refused. */
export interface SetupEvent {
  readonly id: string;
  readonly at: string;
  readonly accepted: boolean;
  readonly status: number;
  readonly credential: string | null;
  readonly causeCode: string | null;
  readonly cause: string | null;
  readonly cure: string | null;
}

export interface SetupCredential {
  readonly id: string;
  readonly kind: SetupKind;
  readonly name: string;
  readonly prefix: string | null;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
}

/** Everything that the wizard shows and that is not of one step alone. */
export interface SetupView {
  readonly connectorId: string;
  readonly connectorName: string;
  readonly organization: string;
  readonly origin: string;
  readonly tenantUrl: string;
  readonly provisioningOn: boolean;
  readonly mapping: MappingSettings;
  readonly metadataKeys: readonly string[];
  readonly progress: SetupProgress;
  /** The credentials that work. */
  readonly credentials: readonly SetupCredential[];
  /** Newest first. */
  readonly events: readonly SetupEvent[];
  /** When a test was accepted last. */
  readonly acceptedAt: string | null;
  readonly checks: readonly MappingCheck[];
  readonly rehearsed: boolean;
  /** Null for whoever may not see people. */
  readonly arrived: {
    readonly users: number;
    readonly groups: number;
    /** People who were here before the connector: those it took over, and those whom no connector manages. */
    readonly matched: number;
    readonly elsewhere: number;
  } | null;
}
