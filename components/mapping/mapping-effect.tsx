"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleCheck, type LucideIcon, TriangleAlert, UserRoundCog } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useDebounced } from "@/components/auth/use-debounced";
import { PeopleNames } from "@/components/mapping/people-names";
import { Callout } from "@/components/ui/callout";
import { Skeleton } from "@/components/ui/skeleton";
import type { Translate } from "@/i18n/translate";
import { connectorQueries } from "@/lib/connectors/queries";
import type { PeopleSample, SettingsPreview, UpdateConnector } from "@/lib/connectors/schemas";

interface MappingEffectProps {
  readonly slug: string;
  readonly connectorId: string;
  /** Settings that are valid; the effect of others is not asked for. */
  readonly input: UpdateConnector | null;
}

const restMs = 400;

type Words = Translate<"mapping">;

/** What the settings would mean for the people who are here, before they are saved. */
export function MappingEffect({ slug, connectorId, input }: MappingEffectProps) {
  const t = useTranslations("mapping.effect");
  const rested = useDebounced(JSON.stringify(input), restMs);
  const asked: UpdateConnector | null = JSON.parse(rested);
  const { data, error, isFetching } = useQuery({
    ...connectorQueries.preview(slug, connectorId, asked ?? {}),
    enabled: asked !== null,
  });
  return (
    <section
      aria-labelledby="mapping-effect"
      aria-busy={isFetching}
      className="rounded-card border border-border bg-sunken p-4"
    >
      <h3 id="mapping-effect" className="font-semibold">
        {t("title")}
      </h3>
      <div role="status" className={`mt-2 transition-opacity ${isFetching ? "opacity-60" : ""}`}>
        {data !== undefined && asked !== null ? (
          <Lines preview={data} input={asked} />
        ) : error !== null ? (
          <Callout kind="danger">{error.message}</Callout>
        ) : asked === null ? (
          <p className="text-muted">{t("invalid")}</p>
        ) : (
          <Skeleton className="h-10 w-full" />
        )}
      </div>
    </section>
  );
}

function Lines({ preview, input }: { readonly preview: SettingsPreview; readonly input: UpdateConnector }) {
  const t = useTranslations("mapping");
  const lines = [...lackingLines(t, preview, input), ...userTypeLines(t, preview, input), ...roleLines(t, preview)];
  if (preview.people === 0) return <p className="text-muted">{t("effect.nobody")}</p>;
  if (lines.length === 0) {
    return (
      <Line icon={CircleCheck} tone="text-success">
        {t("effect.nothing", { count: preview.people })}
      </Line>
    );
  }
  return <ul className="flex flex-col gap-3">{lines}</ul>;
}

interface LineProps {
  readonly icon: LucideIcon;
  readonly tone: string;
  readonly children: ReactNode;
  readonly people?: PeopleSample;
}

function Line({ icon: Icon, tone, children, people }: LineProps) {
  const t = useTranslations("mapping.effect");
  return (
    <div className="flex gap-2.5">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${tone}`} />
      <div className="min-w-0">
        <p>{children}</p>
        {people && (
          <details className="text-muted">
            <summary className="w-fit py-1 text-accent-text underline">{t("showNames")}</summary>
            <PeopleNames people={people} />
          </details>
        )}
      </div>
    </div>
  );
}

function lackingLines(
  t: Words,
  { lacking, people: all }: SettingsPreview,
  input: UpdateConnector,
): readonly ReactNode[] {
  const hasDefault = input.licenceRule === true && typeof input.defaultUserType === "string";
  return lacking
    .filter(({ attribute, people }) => people.count > 0 && !(attribute === "userType" && hasDefault))
    .map(({ attribute, people }) => (
      <li key={attribute}>
        <Line icon={TriangleAlert} tone="text-warning" people={people}>
          {t("effect.lacking", { count: people.count, all, lacks: t(`effect.lacks.${attribute}`) })}
        </Line>
      </li>
    ));
}

function userTypeLines(t: Words, preview: SettingsPreview, input: UpdateConnector): readonly ReactNode[] {
  if (input.licenceRule !== true) return [];
  const unknown = preview.unknownUserTypes.map(({ userType, people }) => (
    <li key={`type ${userType}`}>
      <Line icon={TriangleAlert} tone="text-warning">
        {t.rich("effect.unknownType", { count: people, userType, bdi: (words) => <bdi>{words}</bdi> })}
      </Line>
    </li>
  ));
  const count = preview.withoutUserType;
  if (count === 0) return unknown;
  return [
    ...unknown,
    <li key="without">
      {typeof input.defaultUserType === "string" ? (
        <Line icon={UserRoundCog} tone="text-info">
          {t.rich("effect.getDefault", {
            count,
            userType: input.defaultUserType,
            bdi: (words) => <bdi>{words}</bdi>,
          })}
        </Line>
      ) : (
        <Line icon={TriangleAlert} tone="text-warning">
          {t("effect.withoutType", { count })}
        </Line>
      )}
    </li>,
  ];
}

function roleLines(t: Words, { roleChanges }: SettingsPreview): readonly ReactNode[] {
  return roleChanges.map(({ from, to, people }) => (
    <li key={`${from} ${to}`}>
      <Line
        icon={to === "EnterpriseAdmin" ? TriangleAlert : UserRoundCog}
        tone={to === "EnterpriseAdmin" ? "text-warning" : "text-info"}
        people={people}
      >
        {t.rich("effect.role", {
          count: people.count,
          from: from ?? t("effect.noRole"),
          to: to ?? t("effect.noRole"),
          b: (words) => <b className="font-semibold">{words}</b>,
        })}
      </Line>
    </li>
  ));
}
