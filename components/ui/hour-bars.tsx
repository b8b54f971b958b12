import { useTranslations } from "next-intl";

interface HourBarsProps {
  readonly points: readonly { readonly at: string; readonly accepted: number; readonly refused: number }[];
}

const [width, height, gap] = [240, 32, 2];

/** A day at a glance: a bar for each hour, what was refused on top of it, hatched. The sentence beside it holds the figures. */
export function HourBars({ points }: HourBarsProps) {
  const t = useTranslations("ui.chart");
  const most = Math.max(1, ...points.map(({ accepted, refused }) => accepted + refused));
  const step = width / Math.max(1, points.length);
  // A single request must be seen beside thousands.
  const high = (count: number) => (count === 0 ? 0 : Math.max(2, (count / most) * (height - 2)));
  const sum = (key: "accepted" | "refused") => points.reduce((total, point) => total + point[key], 0);
  return (
    <svg
      role="img"
      aria-label={t("hours", { accepted: sum("accepted"), refused: sum("refused") })}
      viewBox={`0 0 ${width} ${height}`}
      className="h-8 w-60 max-w-full shrink-0"
    >
      <line x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} className="stroke-border" />
      {points.map(({ at, accepted, refused }, index) => {
        const [base, top] = [high(accepted), high(refused)];
        const bar = { x: index * step + gap / 2, width: step - gap };
        return (
          <g key={at}>
            {base > 0 && <rect {...bar} y={height - base} height={base} className="fill-chart-1" />}
            {top > 0 && (
              <rect
                {...bar}
                y={Math.max(0.5, height - base - top)}
                height={top}
                className="fill-surface stroke-chart-3"
                strokeWidth="1.5"
                strokeDasharray="2 1"
              />
            )}
          </g>
        );
      })}
    </svg>
  );
}
