import {globSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';

const files = globSync('src/**/*.ts', {exclude: ['src/schema/generated/**']});
const declaration =
  /^export (?:declare )?(?:abstract )?(?:async )?(?:function\*?|class|interface|type|const|let) ([\w$]+)/gm;

test('an export name stands for one thing: no two files of src declare the same', () => {
  const declared = files.flatMap(file =>
    [...new Set(Array.from(readFileSync(file, 'utf8').matchAll(declaration), ([, name = '']) => name))].map(name => ({
      name,
      file,
    })),
  );
  expect(declared.length).toBeGreaterThan(files.length);
  const twice = [...Map.groupBy(declared, ({name}) => name)]
    .filter(([, places]) => places.length > 1)
    .map(([name, places]) => `${name}: ${places.map(({file}) => file).join(', ')}`);
  expect(twice).toEqual([]);
});

test('a file called -view says how a kind of dialog, or a part of one, is drawn, and nothing else is called so', () => {
  const views = files.filter(file => /-view\./.test(file));
  expect(views.length).toBeGreaterThan(0);
  for (const file of views) expect(readFileSync(file, 'utf8')).toMatch(/^export function build\w+View\(/m);
  expect(views.filter(file => !file.startsWith('src/ui/'))).toEqual([]);
});
