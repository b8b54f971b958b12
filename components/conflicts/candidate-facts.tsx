import { Check, CircleSlash, X } from "lucide-react";
import Link from "next/link";
import { Time } from "@/components/ui/time";
import type { ConflictCandidate } from "@/lib/conflicts/schemas";
import { countOf } from "@/lib/utils/format";

interface CandidateFactsProps {
  readonly slug: string;
  readonly candidate: ConflictCandidate;
}

/** Somebody who is here: what fits Entra's person and what does not, and what they have. */
export function CandidateFacts({ slug, candidate }: CandidateFactsProps) {
  if (candidate.gone) {
    return (
      <p className="flex items-center gap-2 text-muted">
        <CircleSlash aria-hidden className="size-4 shrink-0" />
        This person is gone since Entra sent this, so nobody can be linked to them.
      </p>
    );
  }
  const values = [
    { key: "userName", label: "User name", value: candidate.userName },
    { key: "emails", label: "E-mail", value: candidate.email },
    { key: "externalId", label: "Object id", value: candidate.externalId },
  ] as const;
  return (
    <>
      <p>
        {candidate.deletedAt === null ? (
          <Link href={`/o/${slug}/users/${candidate.id}`} className="font-semibold text-accent-text underline">
            <bdi>{candidate.label}</bdi>
          </Link>
        ) : (
          <bdi className="font-semibold">{candidate.label}</bdi>
        )}{" "}
        <span className="text-muted">
          <Origin candidate={candidate} />
        </span>
      </p>
      <ul className="mt-2 flex flex-col gap-1">
        {values.map(({ key, label, value }) => (
          <Fit key={key} label={label} value={value} fits={candidate.fits.includes(key)} />
        ))}
      </ul>
      <p className="tabular mt-2 text-muted">
        {countOf(candidate.groups, "group")} · {countOf(candidate.folders, "folder")} ·{" "}
        {countOf(candidate.sessions, "session")}
      </p>
    </>
  );
}

function Origin({ candidate }: { readonly candidate: ConflictCandidate }) {
  if (candidate.deletedAt !== null) {
    return (
      <>
        deleted <Time at={candidate.deletedAt} />
      </>
    );
  }
  return candidate.owner === null ? (
    "created by hand"
  ) : (
    <>
      owned by <bdi>{candidate.owner}</bdi>
    </>
  );
}

interface FitProps {
  readonly label: string;
  readonly value: string | null;
  readonly fits: boolean;
}

function Fit({ label, value, fits }: FitProps) {
  const Icon = fits ? Check : X;
  return (
    <li className="flex min-w-0 gap-2">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 stroke-2 ${fits ? "text-success" : "text-danger"}`} />
      <span className="sr-only">{fits ? "Fits:" : "Does not fit:"}</span>
      <span className="shrink-0 text-muted">{label}</span>
      <bdi className="min-w-0 [overflow-wrap:anywhere]">{value ?? "none"}</bdi>
    </li>
  );
}
