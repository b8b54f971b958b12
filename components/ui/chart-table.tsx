import { useTranslations } from "next-intl";
import { type ChartPoint, type ChartSeries, type ChartStep, chartTime } from "@/components/ui/chart-data";
import { useFormat } from "@/components/ui/use-format";

interface ChartTableProps {
  readonly label: string;
  readonly step: ChartStep;
  readonly series: readonly ChartSeries[];
  readonly points: readonly ChartPoint[];
}

/** The figures of a chart, the newest first. */
export function ChartTable({ label, step, series, points }: ChartTableProps) {
  const t = useTranslations("ui.chart");
  const format = useFormat();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className="max-h-72 overflow-auto rounded-control border border-border">
      <table className="tabular w-full text-left">
        <caption className="sr-only">{label}</caption>
        <thead className="sticky top-0 bg-sunken text-muted text-xs">
          <tr>
            <th scope="col" className="px-3 py-2 font-medium">
              {t(step)}
            </th>
            {series.map(({ key, label: name }) => (
              <th key={key} scope="col" className="px-3 py-2 text-right font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-border">
          {points.toReversed().map((point) => (
            <tr key={point.at}>
              <th scope="row" className="px-3 py-1.5 font-normal">
                <time dateTime={point.at}>{chartTime(format, point.at, step)}</time>
              </th>
              {series.map(({ key }) => (
                <td key={key} className="px-3 py-1.5 text-right">
                  {format.number(point.values[key] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
