import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";

/** The id of the person who acts. @throws AppError `forbidden` for tokens and connectors, which have no profile */
export function ownUserId({ actor }: Ctx): string {
  if (actor.kind === "user") return actor.id;
  throw new AppError("forbidden", "Only a person who is signed in in a browser has a profile.");
}
