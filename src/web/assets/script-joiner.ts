/**
 * Joins modules into one file, so that an old phone fetches one script instead of twenty.
 * Knows only the two forms that govuk-frontend and our own scripts use, and refuses any other:
 * `import { a, b } from '…';` and `export { a, b };` (or `export` before a function or class of our own).
 */
import { readFileSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { dirname, resolve } from 'node:path';

const importLine = /^import\s+\{([^}]*)\}\s+from\s+'([^']+)';$/gm;
const exportList = /^export\s+\{([^}]*)\};$/gm;
const exportDeclaration = /^export\s+((?:async\s+)?(?:function|class|const)\s+)(\w+)/gm;
const docBlock = /^[ \t]*\/\*\*[\s\S]*?\*\/[ \t]*$/gm;
const lineComment = /^[ \t]*\/\/.*$/gm;

interface Joined {
  readonly order: Map<string, string>;
  readonly parts: string[];
}

/** The modules below `entry` (an absolute path of a .ts or .mjs file) as one script, each in a scope of its own. */
export function joinScripts(entry: string): string {
  const joined: Joined = { order: new Map(), parts: [] };
  add(entry, joined);
  return `${joined.parts.join('\n')}\n`;
}

function add(path: string, joined: Joined): string {
  const known = joined.order.get(path);
  if (known !== undefined) return known;
  joined.order.set(path, 'cycle');
  const { imports, exports, body } = readModule(path);
  const bindings = imports.map(({ names, from }) => `const { ${names.replace(/\bas\b/g, ':')} } = ${add(from, joined)};`);
  const name = `m${joined.parts.length}`;
  joined.parts.push(`const ${name} = (() => {\n${[...bindings, body].join('\n')}\nreturn { ${exports.join(', ')} };\n})();`);
  joined.order.set(path, name);
  return name;
}

function readModule(path: string) {
  const source = readFileSync(path, 'utf8');
  const script = path.endsWith('.ts') ? stripTypeScriptTypes(source) : source;
  const imports = [...script.matchAll(importLine)].map((found) => ({ names: (found[1] ?? '').trim(), from: locate(path, found[2] ?? '') }));
  const listed = [...script.matchAll(exportList)].flatMap((found) => (found[1] ?? '').split(',').map((name) => name.trim()).filter(Boolean));
  const declared = [...script.matchAll(exportDeclaration)].map((found) => found[2] ?? '');
  const body = tidy(script.replace(importLine, '').replace(exportList, '').replace(exportDeclaration, '$1$2'));
  if (/^\s*(import|export)\b/m.test(body)) throw new Error(`${path} imports or exports in a way that the joiner does not know.`);
  return { imports, exports: [...listed, ...declared], body };
}

function locate(from: string, specifier: string): string {
  return specifier.startsWith('.') ? resolve(dirname(from), specifier) : createRequire(from).resolve(specifier);
}

/** Without comments that stand on lines of their own, indentation and empty lines: a third of the bytes. */
function tidy(script: string): string {
  const bare = script.replace(docBlock, '').replace(lineComment, '');
  return bare.split('\n').map((line) => line.trim()).filter(Boolean).join('\n');
}
