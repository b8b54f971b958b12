import { Check, CircleSlash, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { timeOf } from "@/components/ui/time-tags";
import type { ConflictCandidate } from "@/lib/conflicts/schemas";

interface CandidateFactsProps {
  readonly slug: string;
  readonly candidate: ConflictCandidate;
}

/** Somebody who is here: what fits Entra's person and what does not, and what they have. */
export function CandidateFacts({ slug, candidate }: CandidateFactsProps) {
  const t = useTranslations("conflicts.candidate");
  if (candidate.gone) {
    return (
      <p className="flex items-center gap-2 text-muted">
        <CircleSlash aria-hidden className="size-4 shrink-0" />
        {t("gone")}
      </p>
    );
  }
  const values = [
    { key: "userName", label: t("userName"), value: candidate.userName },
    { key: "emails", label: t("email"), value: candidate.email },
    { key: "externalId", label: t("objectId"), value: candidate.externalId },
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
        {t("has", { groups: candidate.groups, folders: candidate.folders, sessions: candidate.sessions })}
      </p>
    </>
  );
}

function Origin({ candidate }: { readonly candidate: ConflictCandidate }) {
  const t = useTranslations("conflicts.candidate");
  if (candidate.deletedAt !== null) return t.rich("deletedAt", { time: timeOf(candidate.deletedAt) });
  if (candidate.owner === null) return t("createdByHand");
  return t.rich("ownedBy", { owner: candidate.owner, bdi: (words) => <bdi>{words}</bdi> });
}

interface FitProps {
  readonly label: string;
  readonly value: string | null;
  readonly fits: boolean;
}

function Fit({ label, value, fits }: FitProps) {
  const t = useTranslations("conflicts.candidate");
  const common = useTranslations("common");
  const Icon = fits ? Check : X;
  return (
    <li className="flex min-w-0 gap-2">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 stroke-2 ${fits ? "text-success" : "text-danger"}`} />
      <span className="sr-only">{t(fits ? "fits" : "fitsNot")}</span>
      <span className="shrink-0 text-muted">{label}</span>
      <bdi className="min-w-0 [overflow-wrap:anywhere]">{value ?? common("none")}</bdi>
    </li>
  );
}
