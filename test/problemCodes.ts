import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const code = /^[a-z]+(-[a-z0-9]+)*$/;

/** The codes of all problems that the sources and the schemas report: what stands where a `code` is asked for. */
export function problemCodes(): Set<string> {
  const modules = filesBelow('src', '.ts').map((path) => ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true));
  const exported = new Map(modules.flatMap((module) => [...codeParameters(module, ts.isFunctionDeclaration)]));
  const codes = new Set(modules.flatMap((module) => codesIn(module, new Map([...exported, ...codeParameters(module, ts.isFunctionLike)]))));
  for (const path of filesBelow('schemas', '.json')) {
    for (const [, found] of readFileSync(path, 'utf8').matchAll(/"code": "([^"]+)"/g)) codes.add(found!);
  }
  return codes;
}

function filesBelow(folder: string, extension: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(extension)).map((file) => join(folder, file));
}

/** The functions that have a parameter `code`, and which it is. */
function codeParameters(module: ts.SourceFile, kind: (node: ts.Node) => node is ts.SignatureDeclaration): Map<string, number> {
  const indices = new Map<string, number>();
  visit(module, (node) => {
    if (!kind(node)) return;
    const index = node.parameters.findIndex(({ name }) => name.getText() === 'code');
    const name = node.name ?? (ts.isVariableDeclaration(node.parent) || ts.isParameter(node.parent) ? node.parent.name : undefined);
    if (index >= 0 && name) indices.set(name.getText(), index);
  });
  return indices;
}

/** `code: '…'`, arguments for a parameter `code`, and `['…', { key: … }]`. */
function codesIn(module: ts.SourceFile, parameters: ReadonlyMap<string, number>): string[] {
  const codes: string[] = [];
  const add = (node: ts.Node | undefined): void => {
    if (!node) return;
    if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(add);
    else if (ts.isStringLiteral(node) && code.test(node.text)) codes.push(node.text);
  };
  visit(module, (node) => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'code') add(node.initializer);
    if (ts.isCallExpression(node)) {
      const called = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
      add(node.arguments[parameters.get(called.getText()) ?? Infinity]);
    }
    if (ts.isArrayLiteralExpression(node) && node.elements[1] && ts.isObjectLiteralExpression(node.elements[1])) add(node.elements[0]);
  });
  return codes;
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => visit(child, see));
}
