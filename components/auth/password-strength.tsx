"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useDebounced } from "@/components/auth/use-debounced";
import { judgePassword, type PasswordJudgement, type PasswordOwner } from "@/lib/utils/judge-password";

interface PasswordStrengthProps {
  readonly password: string;
  readonly owner: PasswordOwner;
}

/** How strong the typed password is, in words, as the server will judge it. */
export function PasswordStrength({ password, owner }: PasswordStrengthProps) {
  const t = useTranslations("auth");
  const { email, name, organization } = owner;
  const rested = useDebounced(password, 200);
  const [judgement, setJudgement] = useState<PasswordJudgement | null>(null);
  useEffect(() => {
    if (rested === "") return setJudgement(null);
    let current = true;
    judgePassword(rested, { email, name: name ?? null, organization: organization ?? null }).then(
      (judged) => current && setJudgement(judged),
      // The dictionary did not load. The server judges all the same.
      () => current && setJudgement(null),
    );
    return () => {
      current = false;
    };
  }, [rested, email, name, organization]);
  const words = password === "" || judgement === null ? t("strengthHint") : (judgement.weakness ?? judgement.word);
  return <span aria-live="polite">{words}</span>;
}
