"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleCheck, type LucideIcon, TriangleAlert, UserRoundCog } from "lucide-react";
import type { ReactNode } from "react";
import { useDebounced } from "@/components/auth/use-debounced";
import { attributeWords } from "@/components/mapping/mapping-draft";
import { PeopleNames } from "@/components/mapping/people-names";
import { Callout } from "@/components/ui/callout";
import { Skeleton } from "@/components/ui/skeleton";
import { connectorQueries } from "@/lib/connectors/queries";
import type { PeopleSample, SettingsPreview, UpdateConnector } from "@/lib/connectors/schemas";
import { countOf, formatNumber } from "@/lib/utils/format";

interface MappingEffectProps {
  readonly slug: string;
  readonly connectorId: string;
  /** Settings that are valid; the effect of others is not asked for. */
  readonly input: UpdateConnector | null;
}

const restMs = 400;

/** What the settings would mean for the people who are here, before they are saved. */
export function MappingEffect({ slug, connectorId, input }: MappingEffectProps) {
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
        Effect on the people who are here
      </h3>
      <div role="status" className={`mt-2 transition-opacity ${isFetching ? "opacity-60" : ""}`}>
        {data !== undefined && asked !== null ? (
          <Lines preview={data} input={asked} />
        ) : error !== null ? (
          <Callout kind="danger">{error.message}</Callout>
        ) : asked === null ? (
          <p className="text-muted">Shown once every setting above can be saved.</p>
        ) : (
          <Skeleton className="h-10 w-full" />
        )}
      </div>
    </section>
  );
}

function Lines({ preview, input }: { readonly preview: SettingsPreview; readonly input: UpdateConnector }) {
  const lines = [...lackingLines(preview, input), ...userTypeLines(preview, input), ...roleLines(preview)];
  if (preview.people === 0) return <p className="text-muted">Nobody has come through this connector yet.</p>;
  if (lines.length === 0) {
    return (
      <Line icon={CircleCheck} tone="text-success">
        Nothing changes for the {countOf(preview.people, "person", "people")} of this connector.
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
  return (
    <div className="flex gap-2.5">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${tone}`} />
      <div className="min-w-0">
        <p>{children}</p>
        {people && (
          <details className="text-muted">
            <summary className="w-fit py-1 text-accent-text underline">Show names</summary>
            <PeopleNames people={people} />
          </details>
        )}
      </div>
    </div>
  );
}

function lackingLines({ lacking, people: all }: SettingsPreview, input: UpdateConnector): readonly ReactNode[] {
  const hasDefault = input.licenceRule === true && typeof input.defaultUserType === "string";
  return lacking
    .filter(({ attribute, people }) => people.count > 0 && !(attribute === "userType" && hasDefault))
    .map(({ attribute, people }) => (
      <li key={attribute}>
        <Line icon={TriangleAlert} tone="text-warning" people={people}>
          {formatNumber(people.count)} of {countOf(all, "person", "people")} would be refused today: no{" "}
          {attributeWords[attribute]}.
        </Line>
      </li>
    ));
}

function userTypeLines(preview: SettingsPreview, input: UpdateConnector): readonly ReactNode[] {
  if (input.licenceRule !== true) return [];
  const unknown = preview.unknownUserTypes.map(({ userType, people }) => (
    <li key={`type ${userType}`}>
      <Line icon={TriangleAlert} tone="text-warning">
        {countOf(people, "person", "people")} {people === 1 ? "has" : "have"} the user type “<bdi>{userType}</bdi>”,
        which is none of the list. The next change of {people === 1 ? "this person" : "each"} is refused.
      </Line>
    </li>
  ));
  if (preview.withoutUserType === 0) return unknown;
  const without = countOf(preview.withoutUserType, "person without a user type", "people without a user type");
  const one = preview.withoutUserType === 1;
  return [
    ...unknown,
    <li key="without">
      {typeof input.defaultUserType === "string" ? (
        <Line icon={UserRoundCog} tone="text-info">
          {without} {one ? "gets" : "get"} <bdi>{input.defaultUserType}</bdi> at once.
        </Line>
      ) : (
        <Line icon={TriangleAlert} tone="text-warning">
          {without} {one ? "is" : "are"} refused at the next change. Set a default user type, or map userType in Entra.
        </Line>
      )}
    </li>,
  ];
}

function roleLines({ roleChanges }: SettingsPreview): readonly ReactNode[] {
  return roleChanges.map(({ from, to, people }) => (
    <li key={`${from} ${to}`}>
      <Line
        icon={to === "EnterpriseAdmin" ? TriangleAlert : UserRoundCog}
        tone={to === "EnterpriseAdmin" ? "text-warning" : "text-info"}
        people={people}
      >
        {countOf(people.count, "person", "people")}: access role {from ?? "None"} becomes{" "}
        <b className="font-semibold">{to ?? "None"}</b>.
      </Line>
    </li>
  ));
}
