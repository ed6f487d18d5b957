import {existsSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {parseSync} from 'rolldown/utils';
import {expect, test} from 'vitest';

test('the first rows wait for neither the SDK nor what reads zips and speaks HTTP: they are loaded later', () => {
  const found = findLoaded('src/program/run-console.ts');
  expect(found.size).toBeGreaterThan(100);
  expect(
    [...found].filter(name =>
      /^(@aws-sdk|@smithy|commander|conf|yazl|yauzl|node:http|node:https)\b|^src\/(aws|sandbox)\//.test(name),
    ),
  ).toEqual(['src/aws/request-id.ts']);
});

test('the picture of the first screen waits for nothing of the console, and for no package', () => {
  const found = findLoaded('src/main.ts');
  expect(found).toContain('src/program/begin-screen.ts');
  expect(
    [...found].filter(
      name =>
        !/^(node:|package\.json$|src\/(main|program|terminal|disk|core)\b|src\/aws\/config\/config-paths\.ts$)/.test(
          name,
        ),
    ),
  ).toEqual([]);
  expect(found.size).toBeLessThan(40);
});

/** Everything that is loaded together with a file, packages by their names. */
function findLoaded(file: string, loaded = new Set<string>()): ReadonlySet<string> {
  if (loaded.has(file)) return loaded;
  loaded.add(file);
  if (!existsSync(file) || !/\.ts$/.test(file)) return loaded;
  for (const from of findRuntimeImports(file)) {
    findLoaded(from.startsWith('.') ? join(dirname(file), from) : from, loaded);
  }
  return loaded;
}

/** What a file imports and does not only take a type of. */
function findRuntimeImports(file: string): readonly string[] {
  const {module} = parseSync(file, readFileSync(file, 'utf8'));
  const imports = module.staticImports.filter(
    ({entries}) => entries.length === 0 || entries.some(({isType}) => !isType),
  );
  const exports = module.staticExports.flatMap(({entries}) =>
    entries.flatMap(({isType, moduleRequest}) => (isType || moduleRequest === null ? [] : [moduleRequest.value])),
  );
  return [...imports.map(({moduleRequest}) => moduleRequest.value), ...exports];
}
