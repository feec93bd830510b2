import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const ROOT = fileURLToPath(new URL("../../src/", import.meta.url));

interface Import {
  /** `deployment/plan.ts`, or a package or `node:` module as it is written. */
  readonly target: string;
  /** Present when the program runs, not only when it is compiled. */
  readonly kind: "static" | "dynamic" | "type";
}

export interface Source {
  /** `deployment/plan.ts` */
  readonly file: string;
  readonly imports: readonly Import[];
  /** What it takes from the outside by name, as in `process.env` or `Date.now`. */
  readonly globals: readonly string[];
}

/** Every source file, as the compiler reads it: comments and strings do not count. */
export function readSources(): readonly Source[] {
  const files = readdirSync(ROOT, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  return files.sort().map((file) => parseSource(relative(ROOT, join(ROOT, file)).split(sep).join("/")));
}

function parseSource(file: string): Source {
  const tree = ts.createSourceFile(file, readFileSync(join(ROOT, file), "utf8"), ts.ScriptTarget.ES2023, true);
  const imports: Import[] = [];
  const globals: string[] = [];
  const visit = (node: ts.Node): void => {
    imports.push(...importsOf(node, file));
    globals.push(...globalsOf(node));
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { file, imports, globals };
}

function importsOf(node: ts.Node, file: string): readonly Import[] {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    const type = ts.isImportDeclaration(node)
      ? node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      : node.isTypeOnly;
    return imported(node.moduleSpecifier, file, type ? "type" : "static");
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return imported(node.argument.literal, file, "type");
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return imported(node.arguments[0], file, "dynamic");
  }
  return [];
}

function imported(specifier: ts.Node | undefined, file: string, kind: Import["kind"]): readonly Import[] {
  if (specifier === undefined) return [];
  // A computed path cannot be checked, so no rule allows it.
  if (!ts.isStringLiteralLike(specifier)) return [{ target: `computed: ${specifier.getText()}`, kind }];
  const { text } = specifier;
  if (!text.startsWith(".")) return [{ target: text, kind }];
  return [{ target: posix.join(dirname(file), text).replace(/\.js$/, ".ts"), kind }];
}

function globalsOf(node: ts.Node): readonly string[] {
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
    const { text } = node.expression;
    return ["process", "console", "Date"].includes(text) ? [`${text}.${node.name.text}`] : [];
  }
  const takesApart = ts.isVariableDeclaration(node) && node.initializer?.getText() === "process";
  if (!takesApart || !ts.isObjectBindingPattern(node.name)) return [];
  return node.name.elements.map(({ propertyName, name }) => `process.${(propertyName ?? name).getText()}`);
}
