"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import type { Translate } from "@/i18n/translate";
import { guardQueries } from "@/lib/guard/queries";
import type { HeldPerson } from "@/lib/guard/schemas";

interface ExportPeopleProps {
  readonly slug: string;
  readonly holdId: string;
}

/** Everybody whom the hold is about, as a file for whoever has to decide with you. */
export function ExportPeople({ slug, holdId }: ExportPeopleProps) {
  const t = useTranslations("guard");
  const queryClient = useQueryClient();
  const toast = useToast();

  async function readAll(): Promise<readonly HeldPerson[]> {
    const people: HeldPerson[] = [];
    let after: string | null = null;
    do {
      const params: { after?: string } = after === null ? {} : { after };
      const page = await queryClient.fetchQuery({ ...guardQueries.people(slug, holdId, params), staleTime: 0 });
      people.push(...page.items);
      after = page.next;
    } while (after !== null);
    return people;
  }

  const mutation = useMutation({
    mutationFn: async () => save(await toCsv(t, await readAll()), `guard-${holdId}.csv`),
    onError: (error) => toast("error", error.message),
  });
  return (
    <Button busy={mutation.isPending} onClick={() => mutation.mutate()}>
      <Download aria-hidden />
      {t(mutation.isPending ? "export.exporting" : "export.button")}
    </Button>
  );
}

/** Loaded only when somebody exports. A cell that begins like a formula is defused, because spreadsheets would run it. */
async function toCsv(t: Translate<"guard">, people: readonly HeldPerson[]): Promise<string> {
  const { stringify } = await import("csv-stringify/browser/esm/sync");
  const rows = people.map((person) => [
    person.label,
    person.userId,
    person.accessRole ?? t("table.noRole"),
    person.folders,
    person.wanted,
    t(`table.states.${person.state}`),
    person.at,
  ]);
  return stringify(rows, {
    bom: true,
    escape_formulas: true,
    header: true,
    columns: [
      t("table.name"),
      t("export.userId"),
      t("table.role"),
      t("table.folders"),
      t("table.wanted"),
      t("table.state"),
      t("table.lastAsked"),
    ],
  });
}

function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
