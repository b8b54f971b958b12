import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { themeColors } from "@/components/layout/theme";
import tailwind from "@/tailwind.config";

const css = readFileSync(new URL("../../../app/globals.css", import.meta.url), "utf8");

type Theme = "light" | "dark";
type Tokens = Record<string, Record<Theme, string>>;

/** `--name: light-dark(#light, #dark);` is the only way in which a token is written. */
const tokens: Tokens = Object.fromEntries(
  [...css.matchAll(/--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(([, name, light, dark]) => [
    name,
    { light: light ?? "", dark: dark ?? "" },
  ]),
);

const statuses = ["success", "warning", "danger", "info", "neutral"];

/** Every text colour with every ground on which it is used. */
const texts: readonly (readonly [text: string, ground: string])[] = [
  ...["canvas", "surface", "sunken", "hover", "accent-subtle"].flatMap(
    (ground) =>
      [
        ["text", ground],
        ["text-muted", ground],
      ] as const,
  ),
  ...statuses.flatMap(
    (name) =>
      [
        [name, `${name}-subtle`],
        [name, "surface"],
        ["text", `${name}-subtle`],
      ] as const,
  ),
  ["accent-text", "surface"],
  ["accent-text", "canvas"],
  ["accent-text", "accent-subtle"],
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ["on-danger", "danger-solid"],
  ["canvas", "text"],
];

describe.each(["light", "dark"] as const)("the %s theme", (theme) => {
  it.each(texts)("writes %s on %s with a contrast of at least 5.8", (text, ground) => {
    expect(contrast(colour(text, theme), colour(ground, theme))).toBeGreaterThanOrEqual(5.8);
  });

  it.each(["canvas", "surface"])("draws the borders of inputs on %s at 3.2:1 or more", (ground) => {
    expect(contrast(colour("border-strong", theme), colour(ground, theme))).toBeGreaterThanOrEqual(3.2);
  });

  it.each(["canvas", "surface"])("draws the focus ring on %s at 5.8:1 or more", (ground) => {
    expect(contrast(colour("accent", theme), colour(ground, theme))).toBeGreaterThanOrEqual(5.8);
  });

  it.each([1, 2, 3, 4, 5])("draws line %i of a chart on a card at 5.0:1 or more", (line) => {
    expect(contrast(colour(`chart-${line}`, theme), colour("surface", theme))).toBeGreaterThanOrEqual(4.95);
  });

  it("tells the browser's frame the colour of the page", () => {
    expect(themeColors[theme]).toBe(colour("canvas", theme));
  });
});

it("maps every token for components", () => {
  const mapped = JSON.stringify(tailwind.theme.colors);
  for (const name of Object.keys(tokens)) expect(mapped).toContain(`var(--${name})`);
});

function colour(name: string, theme: Theme): string {
  const token = tokens[name];
  if (!token) throw new Error(`globals.css has no token --${name}`);
  return token[theme];
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
