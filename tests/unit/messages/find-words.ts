import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** Words for people that stand in a source, and not in the message catalogue. */
export interface FoundWords {
  readonly place: string;
  readonly words: string;
}

/** Each source of `folders`, as `[path, text]`. */
export function readSources(...folders: readonly string[]): readonly (readonly [string, string])[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file) && !file.endsWith("route.ts"))
      .map((file) => [join(folder, file), readFileSync(join(folder, file), "utf8")] as const),
  );
}

/** Attributes that hold names for machines, although some look like words. */
const technical = new RegExp(
  `^(${[
    "aria-(atomic|hidden|autocomplete|controls|current|describedby|haspopup|labelledby|live|orientation|sort)|data-.*",
    "auto(Capitalize|Complete|Correct)|class(Name)?|d|dataKey|dominantBaseline|fill|href|htmlFor|id|inputMode|key|method|name",
    "pattern|position|rel|role|scope|spellCheck|src|stroke.*|swipeDirection|target|type|viewBox",
    "align|kind|of|page|side|size|step|tone|variant|width",
  ].join("|")})$`,
);

/** The product, an access role and a key of the keyboard: names, the same in every language. */
const names = new Set(["Usher", "Admin", "Escape"]);

/** What a person reads in the source of a component: text between tags, and literals that begin or read like a sentence. */
export function findWords(path: string, text: string): readonly FoundWords[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: FoundWords[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isJsxAttribute(node) && technical.test(node.name.getText(source))) return;
    const words = wordsOf(node)?.trim();
    if (words && !names.has(words)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push({ place: `${path}:${line + 1}`, words: words.replace(/\s+/g, " ") });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The words of one node, or null when a program reads it. */
function wordsOf(node: ts.Node): string | null {
  if (ts.isJsxText(node)) {
    const text = node.text.replace(/&\w+;/g, "");
    return /\p{L}/u.test(text) ? text : null;
  }
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
    if (ts.isJsxAttribute(node.parent)) return isLabel(node.text) || isProse(node.text) ? node.text : null;
    return isProse(node.text) && !isNameForMachines(node) ? node.text : null;
  }
  if (!ts.isTemplateExpression(node)) return null;
  const words = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join("…");
  return /\p{Ll}{2,}/u.test(words) && !/^[\w\-./:?=&#[\]…]*$/.test(words) && isProse(words.replace(/…/g, "x"))
    ? words
    : null;
}

/** A sentence, a word such as “Save”, or what ends with “…”. */
function isProse(text: string): boolean {
  const words = text.trim();
  return (
    /[\p{L}\d]…$|^“/u.test(words) ||
    /^\p{Lu}\p{Ll}+$/u.test(words) ||
    /^\p{Lu}[\p{L}\d'’-]*[ ,:]/u.test(words) ||
    (/\p{Ll}{2,} \p{Ll}{2,} \p{Ll}{2,}/u.test(words) && !/[[\]:_/]|-\d|\b(flex|text|border|rounded|bg)\b/.test(words))
  );
}

/** In an attribute, a small word or an abbreviation is one for people already. */
function isLabel(text: string): boolean {
  return /^(\p{Ll}{2,}( |$)|\p{Lu}{2,}\b)/u.test(text.trim());
}

/** Compared with, the name of a property, or an argument of `cn` or of an error for programmers. */
function isNameForMachines(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent)) {
    return [ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken].includes(
      parent.operatorToken.kind,
    );
  }
  if (ts.isCaseClause(parent) || ts.isElementAccessExpression(parent)) return true;
  if (ts.isPropertyAssignment(parent)) return parent.name === node;
  return (
    (ts.isCallExpression(parent) || ts.isNewExpression(parent)) && /^(cn|Error)$/.test(parent.expression.getText())
  );
}
