import { useTranslations } from "next-intl";
import { bold } from "@/components/setup/clicks";
import { cn } from "@/lib/utils/cn";

interface SketchRow {
  readonly kind: "button" | "field" | "line";
  readonly label: string;
  readonly value?: string;
}

export interface SketchData {
  readonly title: string;
  readonly menu: readonly string[];
  readonly rows: readonly SketchRow[];
}

interface SketchProps extends SketchData {
  /** The label of the menu or of a row that is meant. */
  readonly place: string;
}

const width = 400;
const menuWidth = 128;
const rowHeight = 34;
const top = 40;

/** A drawing of Entra's page with the place marked: ours, in our colours, so that nobody takes it for Entra. */
export function Sketch({ title, menu, rows, place }: SketchProps) {
  const t = useTranslations("setup.sketch");
  const height = top + Math.max(rows.length, menu.length) * rowHeight + 12;
  return (
    <figure className="flex flex-col gap-2">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t("label", { title, place })}
        className="w-full max-w-[560px] rounded-card border border-border border-dashed bg-sunken"
      >
        <text x="14" y="25" className="fill-text font-semibold" fontSize="12">
          {title}
        </text>
        <line x1="0" x2={width} y1={top - 4} y2={top - 4} className="stroke-border" />
        <line x1={menuWidth} x2={menuWidth} y1={top - 4} y2={height} className="stroke-border" />
        {menu.map((label, index) => (
          <MenuLine key={label} label={label} y={top + index * rowHeight} marked={label === place} />
        ))}
        {rows.map((row, index) => (
          <Row key={row.label} row={row} y={top + index * rowHeight} marked={row.label === place} />
        ))}
      </svg>
      <figcaption className="text-muted text-xs">{t.rich("caption", { place, b: bold })}</figcaption>
    </figure>
  );
}

function MenuLine({ label, y, marked }: { readonly label: string; readonly y: number; readonly marked: boolean }) {
  return (
    <g>
      {marked && (
        <rect
          x="6"
          y={y + 3}
          width={menuWidth - 12}
          height="26"
          rx="5"
          className="fill-accent-subtle stroke-accent"
          strokeWidth="2"
        />
      )}
      <text x="14" y={y + 20} fontSize="11" className={marked ? "fill-accent-text font-semibold" : "fill-muted"}>
        {shorten(label, 19)}
      </text>
    </g>
  );
}

interface RowProps {
  readonly row: SketchRow;
  readonly y: number;
  readonly marked: boolean;
}

const rowX = menuWidth + 12;
const rowWidth = width - rowX - 34;
const labelWidth = 104;

function Row({ row, y, marked }: RowProps) {
  return (
    <g>
      {row.kind === "field" ? (
        <FieldRow row={row} y={y} marked={marked} />
      ) : (
        <PlainRow row={row} y={y} marked={marked} />
      )}
      {marked && <path d={`M${width - 8} ${y + 9} l-13 7.5 l13 7.5 z`} className="fill-accent" />}
    </g>
  );
}

function FieldRow({ row, y, marked }: RowProps) {
  return (
    <>
      <text x={rowX} y={y + 20} fontSize="11" className={marked ? "fill-accent-text font-semibold" : "fill-muted"}>
        {shorten(row.label, 18)}
      </text>
      <Box x={rowX + labelWidth} y={y} boxWidth={rowWidth - labelWidth} marked={marked} />
      <text x={rowX + labelWidth + 10} y={y + 20} fontSize="11" className="fill-text">
        {shorten(row.value ?? "", 17)}
      </text>
    </>
  );
}

function PlainRow({ row, y, marked }: RowProps) {
  const label = shorten(row.label, 36);
  const isButton = row.kind === "button";
  return (
    <>
      {isButton && <Box x={rowX} y={y} boxWidth={Math.min(rowWidth, label.length * 6.2 + 22)} marked={marked} />}
      <text
        x={rowX + (isButton ? 10 : 0)}
        y={y + 20}
        fontSize="11"
        className={marked ? "fill-accent-text font-semibold" : "fill-text"}
      >
        {label}
      </text>
    </>
  );
}

interface BoxProps {
  readonly x: number;
  readonly y: number;
  readonly boxWidth: number;
  readonly marked: boolean;
}

function Box({ x, y, boxWidth, marked }: BoxProps) {
  return (
    <rect
      x={x}
      y={y + 4}
      width={boxWidth}
      height="25"
      rx="5"
      strokeWidth={marked ? 2 : 1}
      className={cn("fill-surface", marked ? "stroke-accent" : "stroke-border-strong")}
    />
  );
}

function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
