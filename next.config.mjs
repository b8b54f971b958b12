import createNextIntlPlugin from "next-intl/plugin";

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  devIndicators: false,
  reactStrictMode: true,
  // `npm run verify` checks the types of the whole project; an operator who builds need not wait for it again.
  typescript: { ignoreBuildErrors: true },
  // Native and WASM packages are loaded from node_modules at run time.
  serverExternalPackages: [
    "@electric-sql/pglite",
    "@node-rs/argon2",
    "@prisma/adapter-pg",
    "@prisma/client",
    "@prisma/schema-engine-wasm",
    "pg",
    "pglite-prisma-adapter",
    "pino",
  ],
  // A page above one's access role answers 403, not 200 with a sorry text.
  experimental: { authInterrupts: true },
};

export default createNextIntlPlugin("./i18n/request.ts")(config);
