import type { ColumnDef } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { deviceWords } from "@/components/sessions/device-words";
import { SignInOutcome } from "@/components/sign-in-log/sign-in-outcome";
import { wayWords } from "@/components/sign-in-log/sign-in-words";
import { Time } from "@/components/ui/time";
import type { Translate } from "@/i18n/translate";
import type { SignInItem } from "@/lib/sign-in-log/schemas";

interface SignInColumns {
  readonly wide: readonly ColumnDef<SignInItem>[];
  /** Beside an open sign-in. */
  readonly narrow: readonly ColumnDef<SignInItem>[];
}

export function useSignInColumns(): SignInColumns {
  const t = useTranslations("signInLog");
  const devices = useTranslations("sessions");
  return useMemo(() => {
    const first = firstColumns(t);
    return { wide: [...first, ...furtherColumns(t, devices)], narrow: first };
  }, [t, devices]);
}

function firstColumns(t: Translate<"signInLog">): readonly ColumnDef<SignInItem>[] {
  return [
    {
      id: "time",
      header: t("columns.time"),
      meta: { card: "fact" },
      cell: ({ row }) => <Time at={row.original.at} className="relative text-muted" />,
    },
    {
      id: "outcome",
      header: t("columns.outcome"),
      meta: { card: "status" },
      cell: ({ row }) => <SignInOutcome ok={row.original.ok} />,
    },
    {
      id: "person",
      header: t("columns.person"),
      meta: { card: "title" },
      cell: ({ row: { original } }) => (
        <span className="block sm:min-w-36">
          <bdi className="font-medium [overflow-wrap:anywhere]">{original.person}</bdi>
          {!original.recognised && <span className="block text-muted text-xs">{t("columns.notRecognised")}</span>}
        </span>
      ),
    },
  ];
}

function furtherColumns(t: Translate<"signInLog">, devices: Translate<"sessions">): readonly ColumnDef<SignInItem>[] {
  return [
    {
      id: "way",
      header: t("columns.method"),
      meta: { card: "fact" },
      cell: ({ row }) => <bdi className="block max-w-56">{wayWords(t, row.original)}</bdi>,
    },
    {
      id: "why",
      header: t("columns.why"),
      cell: ({ row }) => <span className="line-clamp-2 min-w-32 max-w-md text-muted">{row.original.cause ?? "–"}</span>,
    },
    {
      id: "address",
      header: t("columns.address"),
      meta: { from: "xl" },
      cell: ({ row }) => <span className="font-mono text-mono">{row.original.address ?? "–"}</span>,
    },
    {
      id: "device",
      header: t("columns.device"),
      cell: ({ row }) => (
        <span className="block max-w-44 truncate">{deviceWords(devices, row.original.userAgent)}</span>
      ),
    },
  ];
}
