"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { WithMoments } from "@/components/ui/with-moments";
import { type UserFormValues, userFields } from "@/components/users/user-form";

interface StaleEditProps {
  /** Who changed what, as the server says it. */
  readonly message: string;
  readonly opened: UserFormValues;
  readonly mine: UserFormValues;
  readonly theirs: UserFormValues;
  readonly busy: boolean;
  readonly onTakeTheirs: () => void;
  readonly onKeepMine: () => void;
}

/** Somebody was faster: both versions side by side, and whose stays. */
export function StaleEdit({ message, opened, mine, theirs, busy, onTakeTheirs, onKeepMine }: StaleEditProps) {
  const t = useTranslations("users");
  const common = useTranslations("common");
  const fields = userFields.filter((field) => mine[field] !== opened[field] || theirs[field] !== opened[field]);
  return (
    <div role="alert" className="flex flex-col gap-3">
      <Callout kind="warning">
        <WithMoments text={message} />
      </Callout>
      {fields.length > 0 && (
        <table className="w-full border-collapse text-left">
          <caption className="sr-only">{t("stale.caption")}</caption>
          <thead>
            <tr className="border-border border-b text-muted text-xs">
              <th scope="col" className="py-2 pr-3 font-medium">
                {t("stale.attribute")}
              </th>
              <th scope="col" className="py-2 pr-3 font-medium">
                {t("stale.yours")}
              </th>
              <th scope="col" className="py-2 font-medium">
                {t("stale.theirs")}
              </th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={field} className="border-border border-b align-top last:border-b-0">
                <th scope="row" className="py-2 pr-3 font-normal text-muted">
                  {t(`fields.${field}`)}
                </th>
                <td className="break-words py-2 pr-3">
                  <Value value={mine[field]} changed={mine[field] !== opened[field]} />
                </td>
                <td className="break-words py-2">
                  <Value value={theirs[field]} changed={theirs[field] !== opened[field]} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="text-muted">{t("stale.explanation")}</p>
      <div className="flex flex-wrap justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onTakeTheirs}>{common("takeTheirs")}</Button>
        <Button variant="primary" busy={busy} onClick={onKeepMine}>
          {busy ? common("saving") : common("keepMine")}
        </Button>
      </div>
    </div>
  );
}

function Value({ value, changed }: { readonly value: string; readonly changed: boolean }) {
  const t = useTranslations("users.stale");
  return (
    <>
      {value === "" ? <span className="text-muted">{t("empty")}</span> : <bdi>{value}</bdi>}
      {changed && <span className="ml-1.5 text-muted text-xs">{t("changed")}</span>}
    </>
  );
}
