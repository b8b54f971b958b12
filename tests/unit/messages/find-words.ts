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
const technical =
  /^(className|id|scope|name|key|href|src|type|role|htmlFor|rel|target|method|autoComplete|autoCapitalize|inputMode|pattern|variant|kind|tone|size|side|align|width|page|d|viewBox|fill|stroke|data-.*|aria-(labelledby|describedby|controls|current|live|haspopup|autocomplete|orientation|atomic|sort))$/;

/** What a person reads in the source of a component: text between tags, and literals that begin or read like a sentence. */
export function findWords(path: string, text: string): readonly FoundWords[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: FoundWords[] = [];
  const note = (node: ts.Node, words: string) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    found.push({ place: `${path}:${line + 1}`, words: words.trim().replace(/\s+/g, " ") });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isJsxText(node)) {
      if (/\p{L}/u.test(node.text)) note(node, node.text);
    } else if (ts.isJsxAttribute(node)) {
      const name = node.name.getText(source);
      if (technical.test(name)) return;
      if (node.initializer && ts.isStringLiteral(node.initializer)) {
        if (/\p{L}/u.test(node.initializer.text) && isProse(node.initializer.text, true))
          note(node, node.initializer.text);
        return;
      }
    } else if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      if (isProse(node.text, false) && !isNameForMachines(node)) note(node, node.text);
    } else if (ts.isTemplateExpression(node)) {
      const words = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join("…");
      if (isProse(words.replace(/…/g, "x"), false) && !/^[\w\-./:?=&#[\]…]*$/.test(words)) note(node, words);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** A sentence, a label (“Save”), or an end with “…”. An attribute for people is prose from its first small word on. */
function isProse(text: string, attribute: boolean): boolean {
  const words = text.trim();
  if (/[\p{L}\d]…$|^“/u.test(words)) return true;
  if (/^\p{Lu}\p{Ll}+$/u.test(words)) return true;
  if (/^\p{Lu}[\p{L}\d'’-]*[ ,:]/u.test(words)) return true;
  if (attribute) return /^\p{Ll}{2,}( |$)/u.test(words) || /^\p{Lu}{2,}\b/u.test(words);
  return (
    /\p{Ll}{2,} \p{Ll}{2,} \p{Ll}{2,}/u.test(words) && !/[[\]:_/]|-\d|\b(flex|text|border|rounded|bg)\b/.test(words)
  );
}

/** Compared with, the name of a property, an argument of `cn`, a key of the keyboard, or the name of an attribute in a set. */
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
