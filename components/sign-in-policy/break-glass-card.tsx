"use client";

import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePolicyUpdate } from "@/components/sign-in-policy/use-policy-update";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Select } from "@/components/ui/select";
import { timeOf } from "@/components/ui/time-tags";
import type { BreakGlassAdmin, SignInPolicyDto } from "@/lib/sign-in-policy/schemas";

interface BreakGlassCardProps {
  readonly slug: string;
  readonly policy: SignInPolicyDto;
}

/** Who gets in by password when SSO fails. */
export function BreakGlassCard({ slug, policy }: BreakGlassCardProps) {
  const t = useTranslations("signInPolicy.breakGlass");
  const common = useTranslations("common");
  const { breakGlass, candidates } = policy;
  const { save, saving } = usePolicyUpdate(slug, policy, () => t("saved"));
  const ids = breakGlass.map(({ userId }) => userId);
  return (
    <Card title={t("title")}>
      <p className="mb-3 text-muted">{t("lead")}</p>
      {breakGlass.length === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <ul aria-label={t("title")} className="divide-y divide-border">
          {breakGlass.map((admin) => (
            <li
              key={admin.userId}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3 first:pt-0"
            >
              <Admin slug={slug} admin={admin} />
              <Button
                busy={saving}
                aria-label={t("removeOf", { name: admin.name })}
                onClick={() => save({ breakGlass: ids.filter((id) => id !== admin.userId) })}
              >
                {common("remove")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {candidates.length > 0 ? (
        <NameAdmin
          key={candidates.map(({ userId }) => userId).join()}
          candidates={candidates}
          saving={saving}
          onName={(userId) => save({ breakGlass: [...ids, userId] })}
        />
      ) : (
        <p className="mt-3 text-muted">{t("nobodyElse")}</p>
      )}
    </Card>
  );
}

function Admin({ slug, admin }: { readonly slug: string; readonly admin: BreakGlassAdmin }) {
  const t = useTranslations("signInPolicy.breakGlass");
  return (
    <div className="min-w-0 flex-1 basis-60">
      <Link href={`/o/${slug}/users/${admin.userId}/sign-in`} className="font-medium text-accent-text underline">
        <bdi>{admin.name}</bdi>
      </Link>
      <p className="text-muted">
        {t.rich(admin.testedAt ? "tested" : "neverTested", {
          tested: timeOf(admin.testedAt),
          named: timeOf(admin.namedAt),
          by: admin.namedBy,
          bdi: (words) => <bdi>{words}</bdi>,
        })}
      </p>
      {admin.problem && (
        <p className="mt-1 flex items-start gap-1.5 text-warning">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {admin.problem}
        </p>
      )}
    </div>
  );
}

interface NameAdminProps {
  readonly candidates: SignInPolicyDto["candidates"];
  readonly saving: boolean;
  readonly onName: (userId: string) => void;
}

function NameAdmin({ candidates, saving, onName }: NameAdminProps) {
  const t = useTranslations("signInPolicy.breakGlass");
  const [chosen, setChosen] = useState(candidates[0]?.userId ?? "");
  return (
    <div className="mt-3 flex flex-wrap items-center gap-2 border-border border-t pt-4">
      <Select
        label={t("candidate")}
        value={chosen}
        options={candidates.map(({ userId, name }) => ({ value: userId, label: name }))}
        onChange={setChosen}
        className="max-w-full sm:min-w-64"
      />
      <Button busy={saving} onClick={() => onName(chosen)}>
        {t("name")}
      </Button>
    </div>
  );
}
