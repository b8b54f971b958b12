/** What Usher did with one attribute of a payload. */
export interface PayloadAttribute {
  /** As Entra's mapping page and SCIM name it: `emails[type eq "work"].value`. */
  readonly path: string;
  readonly value: string;
  /** used: changes what happens here; stored: kept and given back; ignored: neither. */
  readonly mark: "used" | "stored" | "ignored";
  readonly why: string;
}

/** The newest user that Entra sent, whether it was accepted or not. */
export interface LastPayload {
  readonly requestId: string;
  readonly at: string;
  readonly method: string;
  readonly status: number;
  readonly userName: string | null;
  readonly causeCode: string | null;
  readonly cause: string | null;
  readonly cure: string | null;
  readonly attributes: readonly PayloadAttribute[];
}
