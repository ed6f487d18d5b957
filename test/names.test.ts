import {globSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';

const files = globSync('src/**/*.{ts,tsx}', {exclude: ['src/schema/generated/**']});
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

test('a view is a component: a file called -view draws', () => {
  expect(files.filter(file => file.endsWith('-view.ts'))).toEqual([]);
});
