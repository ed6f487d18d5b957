import {expect, test} from 'vitest';
import type {Patch} from '../../../src/launch/patches/patch.ts';
import {patches} from '../../../src/launch/patches/patch-module.ts';

const count = patches.flatMap(patch => patch.edits).length;

const introduction = `# Why packages are patched

Packages are used as they are published, but for the ${patches.length} changes below (${count} edits). The build, \`npm run dev\` and the tests put them
into the modules as they are loaded (\`src/launch/patches\`). What is drawn stays the same; the first frame comes sooner, and settings
are written whole or not at all. Copies of the packages would bring the same and would have to be kept.

A patch names the text that it replaces. An update of a package that no longer contains this text fails the build and the tests:
adapt the patch, or drop it if the package does as much by itself now. Tests compare what replaces the package's code with the
code as it is published (\`test/launch/patches\`). \`not offered\` means that nobody has proposed the change to the package's authors.

This page is made from the patches: \`npx vitest run test/launch/patches --update\` writes it.
`;

test('the page about the patches lists each of them as it is', async () => {
  const document = `${introduction}\n${patches.map(buildSection).join('\n')}`;
  await expect(document).toMatchFileSnapshot('../../../docs/decisions/package-patches.md');
});

function buildSection({title, why, upstream, edits}: Patch): string {
  const counts = Map.groupBy(edits, edit => edit.module);
  const places = [...counts].map(([module, {length}]) => `- \`${module}\`${length > 1 ? `, ${length} edits` : ''}`);
  return `## ${title}\n\n${why} Upstream: ${upstream}.\n\n${places.join('\n')}\n`;
}
