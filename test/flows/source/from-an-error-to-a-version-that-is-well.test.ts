import {chmodSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {createHome, keys, startConsole} from '../../support/console.ts';
import {publishAndPointAlias} from '../../support/operate.ts';
import {functionInput, zipOf} from '../../support/sandbox.ts';

const handler = "import {price} from './src/price.mjs';\n\nexport const handler = async event => price(event);\n";
const well = 'export function price(event) {\n  return {price: 12};\n}\n';
const broken = "export function price(event) {\n  throw new Error('no price');\n}\n";
const code = (price: string) => zipOf({'index.mjs': handler, 'src/price.mjs': price});

it('leads from an error in the log to its line, what changed there, the mended version behind the alias, and back', async () => {
  const home = createHome();
  const editor = join(home, 'mend.sh');
  writeFileSync(editor, '#!/bin/sh\nsed -i "s/throw .*/return {price: 13};/" "$1"\n');
  chmodSync(editor, 0o755);
  const console = await startConsole({home, env: {EDITOR: editor, VISUAL: undefined}});
  const {press, waitFor, paste, pane, dialog} = console;
  const {client} = console.sandbox;
  const FunctionName = 'pricing';
  const live = async () => (await client.getAlias({FunctionName, Name: 'live'})).FunctionVersion;
  await client.createFunction(await functionInput(FunctionName, {Code: {ZipFile: await code(well)}}));
  await client.publishVersion({FunctionName});
  await client.createAlias({FunctionName, Name: 'live', FunctionVersion: '1'});
  await client.updateFunctionCode({FunctionName, ZipFile: await code(broken)});

  // It fails, and its log says where.
  press('r');
  await pane('functions').filter(FunctionName);
  press('i');
  await dialog('Invoke pricing').opened();
  paste('{}');
  press(keys.ctrlS);
  await waitFor('✗ the function failed (Unhandled)');
  press('L');
  await pane('log').focus();
  await waitFor('no price');
  press('E\r');
  await waitFor(/pricing {2}[0-9a-f-]{36}/);
  press(keys.enter);
  await waitFor(/▌ {2}2 {4}throw new Error\('no price'\);/);

  // What is different from the version before, beginning at that file.
  press('c');
  const comparison = dialog('Compare pricing:1 with pricing:$LATEST');
  await comparison.shows(/▌.*src\/price\.mjs +\+1 −1/);
  await comparison.shows(/2 +- {3}return \{price: 12\};[\s\S]*2 \+ {3}throw new Error\('no price'\);/);
  await comparison.leave();

  // Mended, deployed, tried, published, and behind the alias.
  press('e');
  await dialog('Review: Deploy the changed code').shows(/\+ {3}return \{price: 13\};/);
  await dialog('Review: Deploy the changed code').shows('Enter sends it');
  press(keys.enter);
  await waitFor('Deployed. i invokes it, p publishes it');
  press('i');
  await dialog('Invoke pricing').opened();
  press(keys.ctrlS);
  await waitFor(/"price": 13/);
  press(keys.esc);
  await dialog('pricing:$LATEST').opened();
  await publishAndPointAlias(console);
  expect(await live()).toBe('2');

  // And the way back.
  press('q');
  await console.dialog('pricing:$LATEST').closed();
  await pane('functions').focus();
  press('!');
  await dialog('Stop the bleeding').shows(/live leads to 2; 1 differs in: src\/price\.mjs \+1 −1/);
  await dialog('Stop the bleeding').choose('Take live back to 1');
  await waitFor('Enter sends it');
  press(keys.enter);
  await waitFor(/Take live back to 2 +1 → 2 100%/);
  expect(await live()).toBe('1');

  // What was deployed is still seen beside what it took the place of.
  press(keys.esc);
  await pane('functions').focus();
  press('c');
  await dialog('What to compare pricing:$LATEST with').choose('before Deploy the changed code');
  await dialog('Compare pricing before').shows(/Code +1 of 2 files differs\s+▸ ~ src\/price\.mjs +\+1 −1/);

  // What is published never changes: who would edit it is led to what does.
  press(keys.esc);
  await pane('versions').focus();
  await pane('versions').select('2');
  press('f');
  await dialog('pricing:2').opened();
  await waitFor('export const handler');
  press(`${keys.tab}e`);
  await dialog('pricing:$LATEST').opened();
  await waitFor('pricing:2 is published and never changes. This is $LATEST: e edits it.');
});
