/** RFC 7644 §3.12, table 9, and RFC 9865 §2.1, table 3. */
export type ScimType =
  | "invalidFilter"
  | "tooMany"
  | "uniqueness"
  | "mutability"
  | "invalidSyntax"
  | "invalidPath"
  | "noTarget"
  | "invalidValue"
  | "invalidVers"
  | "sensitive"
  | "invalidCursor"
  | "expiredCursor"
  | "invalidCount";

const statusOf: Partial<Record<ScimType, number>> = { uniqueness: 409, sensitive: 403 };

const errorUrn = "urn:ietf:params:scim:api:messages:2.0:Error";

/** A refusal in SCIM's words. `detail` names the attribute, the rule and the cure, and is shown to the admin by Entra. */
export class ScimError extends Error {
  readonly status: number;
  readonly scimType: ScimType | undefined;

  constructor(status: number, detail: string, scimType?: ScimType, options?: { cause?: unknown }) {
    super(detail, options);
    this.name = "ScimError";
    this.status = status;
    this.scimType = scimType;
  }

  /** A refusal whose HTTP status follows from `scimType`: 409 for uniqueness, 403 for sensitive, else 400. */
  static of(scimType: ScimType, detail: string): ScimError {
    return new ScimError(statusOf[scimType] ?? 400, detail, scimType);
  }

  /** RFC 7644 §3.12: the body of every answer of 400 and above. `status` is text. */
  toBody(): { schemas: [string]; status: string; scimType?: ScimType; detail: string } {
    return {
      schemas: [errorUrn],
      status: String(this.status),
      ...(this.scimType === undefined ? {} : { scimType: this.scimType }),
      detail: this.message,
    };
  }
}
