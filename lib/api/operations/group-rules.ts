import { RulePreviewAnswer, RulesAnswer, SavedRulesAnswer } from "@/lib/api/answers/group-rule";
import { operation } from "@/lib/api/operation";
import { listRules } from "@/lib/rules/list-rules";
import { previewRules } from "@/lib/rules/preview-rules";
import { saveRules } from "@/lib/rules/save-rules";
import { PreviewRules } from "@/lib/rules/schemas";

const section = "Group rules";
const path = "/group-rules";
const bodyLimit = 1024 * 1024;
const versionOf = ({ version }: { readonly version: number }) => version;

export const groupRuleOperations = [
  operation({
    section,
    id: "getGroupRules",
    method: "GET",
    path,
    permission: "rule:read",
    summary: "Get the group rules",
    description: "In their order; of the rules that give one thing, the first that matches wins.",
    status: 200,
    answer: RulesAnswer,
    versionOf,
    run: ({ ctx }) => listRules(ctx),
  }),
  operation({
    section,
    id: "replaceGroupRules",
    method: "PUT",
    path,
    permission: "rule:update",
    summary: "Replace the group rules",
    description: "The whole list in its order. A rule that keeps its id keeps the time of what it gave.",
    status: 200,
    body: PreviewRules,
    bodyLimit,
    answer: SavedRulesAnswer,
    versionOf,
    ifMatch: true,
    conflict: "the last EnterpriseAdmin would lose the role",
    run: ({ ctx, body, expected }) => saveRules(ctx, { ...body, ...expected }),
  }),
  operation({
    section,
    id: "previewGroupRules",
    method: "POST",
    path: `${path}/preview`,
    permission: "rule:update",
    summary: "See who would gain or lose what",
    description: "Asks what saving would do, and saves nothing.",
    status: 200,
    body: PreviewRules,
    bodyLimit,
    answer: RulePreviewAnswer,
    run: ({ ctx, body }) => previewRules(ctx, body),
  }),
];
