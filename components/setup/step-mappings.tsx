"use client";

import { CircleCheck, CircleDashed, TriangleAlert } from "lucide-react";
import { entraWizard, schemaEditorUrl } from "@/components/connectors/entra-labels";
import { type Click, Way } from "@/components/setup/clicks";
import { type MappingLine, mappingLines } from "@/components/setup/mapping-lines";
import { StepColumns } from "@/components/setup/step-columns";
import { useSetup } from "@/components/setup/use-setup";
import { Card } from "@/components/ui/card";
import { CopyField } from "@/components/ui/copy-field";
import { Disclosure } from "@/components/ui/disclosure";
import { StatusBadge } from "@/components/ui/status-badge";
import type { MappingCheck } from "@/lib/setup/schemas";

const { both } = entraWizard;

/** Step 3: what to change in Entra's mappings, and what Entra's last payload says of each. */
export function StepMappings() {
  const { view, page } = useSetup();
  const words = entraWizard[page];
  const clicks: readonly Click[] = [
    { id: "3.open", name: "open the mappings", place: words.mappings[0] ?? "", text: <Way steps={words.mappings} /> },
    {
      id: "3.edit",
      name: "edit the lines",
      place: "externalId",
      text: (
        <>
          For each line of the checklist: the row &gt; <b>{both.edit}</b> (or its pencil) &gt; <b>{both.ok}</b>. One
          that is not there: <b>{both.addMapping}</b>.
        </>
      ),
    },
    { id: "3.save", name: both.save, place: both.save, text: <b>{both.save}</b> },
    {
      id: "3.groups",
      name: "groups",
      place: words.groupMappings.at(-1) ?? "",
      text: <Way steps={words.groupMappings} />,
    },
  ];
  return (
    <div className="flex flex-col gap-4">
      <StepColumns
        clicks={clicks}
        sketch={{
          title: "Usher | Attribute mapping",
          menu: ["Overview", ...new Set([words.mappings[0] ?? "", words.groupMappings.at(-1) ?? ""])],
          rows: [
            { kind: "field", label: "externalId", value: "objectId" },
            { kind: "field", label: "active", value: "Switch([IsSoftDeleted]…" },
            { kind: "field", label: "userName", value: view.mapping.uniqueIdentifier },
            { kind: "button", label: both.addMapping },
            { kind: "button", label: both.save },
          ],
        }}
      />
      <Card title="Checklist">
        <ol className="divide-y divide-border">
          {mappingLines(view).map((line, index) => (
            <Line
              key={line.key}
              line={line}
              number={index + 1}
              check={view.checks.find(({ key }) => key === line.key)}
              showsValue={view.arrived !== null}
            />
          ))}
        </ol>
        <Disclosure summary={<>The link {both.editList} is missing?</>} className="mt-3">
          <CopyField stacked label="Microsoft's address that always shows it" value={schemaEditorUrl} />
        </Disclosure>
      </Card>
    </div>
  );
}

interface LineProps {
  readonly line: MappingLine;
  readonly number: number;
  readonly check: MappingCheck | undefined;
  /** Whoever may not see people is told the state alone. */
  readonly showsValue: boolean;
}

const weights = { must: "must", usual: null, optional: "optional" } as const;

function Line({ line, number, check, showsValue }: LineProps) {
  const weight = weights[line.weight];
  return (
    <li className="flex flex-col gap-2.5 py-4 first:pt-0">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <h3 className="flex min-w-0 items-baseline gap-2 font-medium">
          <span aria-hidden className="tabular text-muted">
            {number}
          </span>
          <code className="min-w-0 font-mono text-mono [overflow-wrap:anywhere]">{line.target}</code>
          {weight && <span className="text-muted text-xs">{weight}</span>}
        </h3>
        <State check={check} showsValue={showsValue} />
      </div>
      <p>{line.why}</p>
      <div className="flex flex-col gap-2 lg:flex-row lg:gap-6 [&>*]:lg:flex-1">
        <CopyField stacked label="Target attribute" value={line.target} />
        {line.source === null ? (
          <p className="self-center text-muted">{both.sourceAttribute}: your choice</p>
        ) : (
          <CopyField stacked label={both.sourceAttribute} value={line.source} />
        )}
      </div>
      {line.how.map((words) => (
        <p key={words} className="text-muted">
          {words}
        </p>
      ))}
      {check?.causeCode && <Cure causeCode={check.causeCode} value={showsValue ? check.value : null} />}
    </li>
  );
}

function State({ check, showsValue }: Pick<LineProps, "check" | "showsValue">) {
  if (check === undefined || check.state === "unseen") {
    return <StatusBadge tone="neutral" icon={CircleDashed} word="Not seen yet" />;
  }
  if (check.state === "expected") return <StatusBadge tone="success" icon={CircleCheck} word="As expected" />;
  const word = showsValue
    ? `Different: ${check.value === null || check.value === "" ? "nothing was sent" : check.value}`
    : "Different";
  return (
    <StatusBadge
      tone="warning"
      icon={TriangleAlert}
      word={word}
      className="max-w-full whitespace-normal text-left [overflow-wrap:anywhere]"
    />
  );
}

/** What a difference means and how it is cured (SCREENS §3.5). */
function Cure({ causeCode, value }: { readonly causeCode: string; readonly value: string | null }) {
  const { page } = useSetup();
  const [start] = entraWizard[page].mappings;
  switch (causeCode) {
    case "externalid_not_objectid":
      return (
        <p>
          {value === null ? "externalId is not the object id." : <>externalId is “{value}”.</>} It may change and is not
          unique, so sign-in with Microsoft cannot be bound to it. <b>{start}</b> &gt; users &gt; externalId &gt;{" "}
          <b>{both.edit}</b>: <b>{both.sourceAttribute}</b> objectId &gt; <b>{both.ok}</b> &gt; <b>{both.save}</b>. All
          people get it in the next cycle.
        </p>
      );
    case "active_from_accountenabled":
      return (
        <p>
          active seems to come straight from accountEnabled. People whom you only unassign in Entra would keep access
          here. active &gt; <b>{both.edit}</b> &gt; <b>{both.mappingType}</b> Expression, with the value above.
        </p>
      );
    case "user_type_unknown":
      return <p>Capitals and spaces count. Correct the source attribute in Entra.</p>;
    case "role_unknown":
      return (
        <p>
          Usher knows ReadOnly, User, Admin, EnterpriseAdmin, spelled exactly so. <b>App roles</b> &gt; the role &gt;{" "}
          <b>Value</b>.
        </p>
      );
    default:
      return null;
  }
}
