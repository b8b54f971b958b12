// Who may import what (docs/decisions). All rules are errors; there is no baseline.
const clientSafe = "/(schemas|queries|permissions)\\.ts$";

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "protocol-is-pure",
      comment: "lib/scim/protocol could be published tomorrow: it imports nothing outside itself.",
      severity: "error",
      from: { path: "^lib/scim/protocol/" },
      to: { pathNot: "^lib/scim/protocol/" },
    },
    {
      name: "compat-knows-only-the-protocol",
      severity: "error",
      from: { path: "^lib/scim/compat/" },
      to: { pathNot: "^lib/scim/(protocol|compat)/" },
    },
    {
      name: "entra-client-stands-alone",
      comment: "It judges any SCIM server, so it shares nothing with ours.",
      severity: "error",
      from: { path: "^lib/entra-client/" },
      to: { path: "^(app|components|lib)/", pathNot: "^lib/(entra-client|utils)/" },
    },
    { name: "lib-knows-no-ui", severity: "error", from: { path: "^lib/" }, to: { path: "^(app|components)/" } },
    {
      name: "db-stays-in-lib",
      severity: "error",
      from: { path: "^(app|components)/" },
      to: { path: "^lib/db/|-row\\.ts$" },
    },
    {
      name: "ui-is-client-safe",
      severity: "error",
      from: { path: "^components/" },
      to: {
        path: "^lib/",
        pathNot: [
          clientSafe,
          "^lib/utils/",
          "^lib/http/api-client\\.ts$",
          "^lib/entra-sign-in/causes\\.ts$",
          "^lib/request-log/why-unrepeatable\\.ts$",
        ],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "queries-are-client-safe",
      severity: "error",
      from: { path: `^lib/.+${clientSafe}` },
      to: {
        path: "^lib/",
        pathNot: [clientSafe, "^lib/http/api-client\\.ts$", "^lib/utils/"],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "features-not-scim",
      comment: "lib/server composes the process and so mounts the SCIM service.",
      severity: "error",
      from: { path: "^lib/", pathNot: "^lib/(scim|server)/" },
      to: { path: "^lib/scim/" },
    },
    {
      name: "rows-are-private",
      severity: "error",
      from: { path: "^lib/([^/]+)/" },
      to: { path: "-row\\.ts$", pathNot: ["^lib/$1/", "^lib/request-log/request-log-row\\.ts$"] },
    },
    {
      name: "primitives-are-dumb",
      severity: "error",
      from: { path: "^components/ui/" },
      to: { path: "^(lib|components)/", pathNot: "^(lib/utils|components/ui)/" },
    },
    {
      name: "nobody-imports-tests",
      severity: "error",
      from: { pathNot: "^(tests|bench)/|^vitest\\.config\\.ts$" },
      to: { path: "^tests/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^lib/db/generated/|^\\.next/|^dist/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".mjs", ".js", ".json"] },
  },
};
