"use client";

import { CartesianGrid, LabelList, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { type ChartPoint, type ChartSeries, type ChartStep, chartTime } from "@/components/ui/chart-data";
import { useFormat } from "@/components/ui/use-format";

interface ChartLinesProps {
  readonly label: string;
  readonly step: ChartStep;
  readonly series: readonly ChartSeries[];
  readonly points: readonly ChartPoint[];
}

/** Each line has its colour, its dashes and its word at its end: none of them alone tells which it is. */
const lines = [
  { color: "var(--chart-1)", dashes: "0" },
  { color: "var(--chart-3)", dashes: "6 4" },
  { color: "var(--chart-2)", dashes: "2 3" },
  { color: "var(--chart-4)", dashes: "10 3 2 3" },
  { color: "var(--chart-5)", dashes: "14 4" },
] as const;

const text = { fill: "var(--text-muted)", fontSize: 12 } as const;

/** The drawing itself. Nothing moves, so nobody has to ask for less motion. */
export function ChartLines({ label, step, series, points }: ChartLinesProps) {
  const format = useFormat();
  const rows = points.map(({ at, values }) => ({ at, ...values }));
  const shifts = labelShifts(series, points);
  return (
    <div role="img" aria-label={label} className="h-56 w-full">
      <div aria-hidden className="h-full">
        <ResponsiveContainer width="100%" height="100%">
          <LineChart data={rows} margin={{ top: 16, right: 72, bottom: 0, left: 0 }} accessibilityLayer={false}>
            <CartesianGrid stroke="var(--border)" vertical={false} />
            <XAxis
              dataKey="at"
              tickFormatter={(at: string) => chartTime(format, at, step)}
              tick={text}
              minTickGap={32}
              stroke="var(--border-strong)"
            />
            <YAxis
              allowDecimals={false}
              tickFormatter={(value: number) => format.number(value)}
              tick={text}
              width={56}
              axisLine={false}
              tickLine={false}
            />
            <Tooltip
              isAnimationActive={false}
              labelFormatter={(at) => chartTime(format, String(at), step)}
              formatter={(value) => format.number(Number(value))}
              contentStyle={{ background: "var(--surface)", borderColor: "var(--border)", borderRadius: 6 }}
              labelStyle={{ color: "var(--text-muted)" }}
              itemStyle={{ color: "var(--text)" }}
            />
            {series.map(({ key, label: name }, index) => (
              <Line
                key={key}
                dataKey={key}
                name={name}
                type="linear"
                stroke={lines[index % lines.length]?.color ?? lines[0].color}
                strokeDasharray={lines[index % lines.length]?.dashes ?? "0"}
                strokeWidth={2}
                dot={false}
                isAnimationActive={false}
              >
                <LabelList
                  content={(end) =>
                    end.index === points.length - 1 ? (
                      <text
                        x={Number(end.x) + 6}
                        y={Number(end.y) + (shifts[index] ?? 0)}
                        fill={lines[index % lines.length]?.color ?? lines[0].color}
                        fontSize={12}
                        fontWeight={500}
                        dominantBaseline="middle"
                      >
                        {name}
                      </text>
                    ) : null
                  }
                />
              </Line>
            ))}
          </LineChart>
        </ResponsiveContainer>
      </div>
    </div>
  );
}

const apart = 14;
/** Ends nearer than this share of the highest value would have their words on each other. */
const near = 0.15;

/** The words stand a little above the ends of their lines, clear of the axis; those of ends that meet, above each other. */
function labelShifts(series: readonly ChartSeries[], points: readonly ChartPoint[]): readonly number[] {
  const most = Math.max(1, ...points.flatMap(({ values }) => series.map(({ key }) => values[key] ?? 0)));
  const last = points.at(-1)?.values ?? {};
  const order = series
    .map(({ key }, index) => ({ index, value: last[key] ?? 0 }))
    .sort((a, b) => a.value - b.value || b.index - a.index);
  const shifts = series.map(() => 0);
  let stacked = 0;
  for (const [place, { index, value }] of order.entries()) {
    const below = order[place - 1];
    stacked = below !== undefined && value - below.value < near * most ? stacked + 1 : 0;
    shifts[index] = -6 - stacked * apart;
  }
  return shifts;
}
