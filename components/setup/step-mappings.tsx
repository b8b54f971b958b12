"use client";

import { CircleCheck, CircleDashed, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { schemaEditorUrl, useEntraLabels } from "@/components/connectors/entra-labels";
import { bold, type Click, Way } from "@/components/setup/clicks";
import { type MappingLine, mappingLines } from "@/components/setup/mapping-lines";
import { StepColumns } from "@/components/setup/step-columns";
import { useSetup } from "@/components/setup/use-setup";
import { Card } from "@/components/ui/card";
import { CopyField } from "@/components/ui/copy-field";
import { Disclosure } from "@/components/ui/disclosure";
import { StatusBadge } from "@/components/ui/status-badge";
import type { MappingCheck } from "@/lib/setup/schemas";

/** Step 3: what to change in Entra's mappings, and what Entra's last payload says of each. */
export function StepMappings() {
  const t = useTranslations("setup");
  const { entraWizard } = useEntraLabels();
  const { view, page } = useSetup();
  const { both, [page]: words } = entraWizard;
  const clicks: readonly Click[] = [
    {
      id: "3.open",
      name: t("clicks.openMappings"),
      place: words.mappings[0] ?? "",
      text: <Way steps={words.mappings} />,
    },
    {
      id: "3.edit",
      name: t("clicks.editLines"),
      place: "externalId",
      text: t.rich("clicks.editLinesText", { edit: both.edit, ok: both.ok, add: both.addMapping, b: bold }),
    },
    { id: "3.save", name: both.save, place: both.save, text: <b>{both.save}</b> },
    {
      id: "3.groups",
      name: t("clicks.groups"),
      place: words.groupMappings.at(-1) ?? "",
      text: <Way steps={words.groupMappings} />,
    },
  ];
  return (
    <div className="flex flex-col gap-4">
      <StepColumns
        clicks={clicks}
        sketch={{
          title: t("entra.titles.mapping"),
          menu: [t("entra.overview"), ...new Set([words.mappings[0] ?? "", words.groupMappings.at(-1) ?? ""])],
          rows: [
            { kind: "field", label: "externalId", value: "objectId" },
            { kind: "field", label: "active", value: "Switch([IsSoftDeleted]…" },
            { kind: "field", label: "userName", value: view.mapping.uniqueIdentifier },
            { kind: "button", label: both.addMapping },
            { kind: "button", label: both.save },
          ],
        }}
      />
      <Card title={t("mappings.title")}>
        <ol className="divide-y divide-border">
          {mappingLines({ t, both }, view).map((line, index) => (
            <Line
              key={line.key}
              line={line}
              number={index + 1}
              check={view.checks.find(({ key }) => key === line.key)}
              showsValue={view.arrived !== null}
            />
          ))}
        </ol>
        <Disclosure summary={t("mappings.linkMissing", { name: both.editList })} className="mt-3">
          <CopyField stacked label={t("mappings.linkMissingUrl")} value={schemaEditorUrl} />
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

function Line({ line, number, check, showsValue }: LineProps) {
  const t = useTranslations("setup.mappings");
  const both = useTranslations("entraLabels.both");
  return (
    <li className="flex flex-col gap-2.5 py-4 first:pt-0">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <h3 className="flex min-w-0 items-baseline gap-2 font-medium">
          <span aria-hidden className="tabular text-muted">
            {number}
          </span>
          <code className="min-w-0 font-mono text-mono [overflow-wrap:anywhere]">{line.target}</code>
          {line.weight !== "usual" && <span className="text-muted text-xs">{t(`weights.${line.weight}`)}</span>}
        </h3>
        <State check={check} showsValue={showsValue} />
      </div>
      <p>{line.why}</p>
      <div className="flex flex-col gap-2 lg:flex-row lg:gap-6 [&>*]:lg:flex-1">
        <CopyField stacked label={t("target")} value={line.target} />
        {line.source === null ? (
          <p className="self-center text-muted">{t("yourChoice", { name: both("sourceAttribute") })}</p>
        ) : (
          <CopyField stacked label={both("sourceAttribute")} value={line.source} />
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
  const t = useTranslations("setup.mappings");
  if (check === undefined || check.state === "unseen") {
    return <StatusBadge tone="neutral" icon={CircleDashed} word={t("notSeen")} />;
  }
  if (check.state === "expected") return <StatusBadge tone="success" icon={CircleCheck} word={t("asExpected")} />;
  const word = !showsValue
    ? t("different")
    : check.value === null || check.value === ""
      ? t("differentNothing")
      : t("differentIs", { value: check.value });
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
  const t = useTranslations("setup.cures");
  const { entraWizard } = useEntraLabels();
  const { page } = useSetup();
  const { both, [page]: words } = entraWizard;
  const [start = ""] = words.mappings;
  switch (causeCode) {
    case "externalid_not_objectid":
      return (
        <p>
          {value === null ? t("externalIdOther") : t("externalIdIs", { value })}{" "}
          {t.rich("externalId", {
            start,
            edit: both.edit,
            sourceAttribute: both.sourceAttribute,
            ok: both.ok,
            save: both.save,
            b: bold,
          })}
        </p>
      );
    case "active_from_accountenabled":
      return <p>{t.rich("accountEnabled", { edit: both.edit, mappingType: both.mappingType, b: bold })}</p>;
    case "user_type_unknown":
      return <p>{t("userType")}</p>;
    case "role_unknown":
      return <p>{t.rich("role", { b: bold })}</p>;
    default:
      return null;
  }
}
