import type { Config } from "tailwindcss";

/** Semantic names only: a component cannot name a raw colour, because the stock palette is replaced. */
const token = (name: string) => `var(--${name})`;

const semantic = (name: string) => ({ DEFAULT: token(name), subtle: token(`${name}-subtle`) });

export default {
  content: ["./app/**/*.{ts,tsx}", "./components/**/*.{ts,tsx}"],
  theme: {
    colors: {
      transparent: "transparent",
      current: "currentColor",
      canvas: token("canvas"),
      surface: token("surface"),
      sunken: token("sunken"),
      hover: token("hover"),
      border: { DEFAULT: token("border"), strong: token("border-strong") },
      text: token("text"),
      muted: token("text-muted"),
      accent: {
        DEFAULT: token("accent"),
        hover: token("accent-hover"),
        text: token("accent-text"),
        subtle: token("accent-subtle"),
      },
      "on-accent": token("on-accent"),
      success: semantic("success"),
      warning: semantic("warning"),
      danger: { ...semantic("danger"), solid: token("danger-solid") },
      "on-danger": token("on-danger"),
      info: semantic("info"),
      neutral: semantic("neutral"),
      chart: {
        1: token("chart-1"),
        2: token("chart-2"),
        3: token("chart-3"),
        4: token("chart-4"),
        5: token("chart-5"),
      },
      overlay: token("overlay"),
    },
    fontFamily: {
      sans: ["Inter Variable", "system-ui", "sans-serif"],
      mono: ["JetBrains Mono Variable", "ui-monospace", "monospace"],
    },
    fontSize: {
      xs: ["0.75rem", "1rem"],
      sm: ["0.875rem", "1.25rem"],
      base: ["1rem", "1.5rem"],
      lg: ["1.125rem", "1.625rem"],
      xl: ["1.25rem", "1.75rem"],
      "2xl": ["1.5rem", "2rem"],
      mono: ["0.8125rem", "1.25rem"],
      stat: ["1.875rem", "2.25rem"],
    },
    borderRadius: { none: "0", badge: "4px", control: "6px", card: "8px", dialog: "12px", full: "9999px" },
    boxShadow: {
      none: "none",
      float: "0 1px 2px rgb(0 0 0 / 0.08), 0 8px 24px rgb(0 0 0 / 0.16)",
    },
    extend: {
      keyframes: {
        "fade-in": { from: { opacity: "0" } },
        rise: { from: { opacity: "0", transform: "translateY(8px)" } },
        "slide-left": { from: { transform: "translateX(-100%)" } },
        "slide-right": { from: { transform: "translateX(100%)" } },
        "slide-up": { from: { transform: "translateY(100%)" } },
        "fresh-row": { from: { backgroundColor: token("accent-subtle") } },
        breathe: { "50%": { opacity: "0.55" } },
      },
      animation: {
        "fade-in": "fade-in 160ms ease-out",
        rise: "rise 200ms ease-out",
        "slide-left": "slide-left 240ms ease-out",
        "slide-right": "slide-right 240ms ease-out",
        "slide-up": "slide-up 240ms ease-out",
        "fresh-row": "fresh-row 1500ms ease-out",
        skeleton: "fade-in 80ms ease-out 200ms both, breathe 1.6s ease-in-out 300ms infinite",
      },
    },
  },
} satisfies Config;
