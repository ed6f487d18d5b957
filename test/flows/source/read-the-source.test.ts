import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';
import {zipOf} from '../../support/sandbox.ts';

const price = Array.from({length: 300}, (_, line) => `const price${line + 1} = '${line}';`).join('\n');

async function open(
  files: Readonly<Record<string, string | Uint8Array>>,
  size: {columns?: number; rows?: number} = {},
) {
  const console = await startConsole(size);
  const {pane, sandbox} = console;
  await sandbox.client.updateFunctionCode({FunctionName: 'orders-api', ZipFile: await zipOf(files)});
  await pane('functions').filter('orders-api');
  return console;
}

it('opens the files of a function, at its handler, and finds a file and a line in it', async () => {
  const {press, waitFor, dialog, output} = await open({
    'index.mjs': "import {total} from './src/price.mjs';\nexport const handler = async () => total;\n",
    'src/price.mjs': price,
    'src/tax.mjs': 'export const tax = 0.2;\n',
    'node_modules/left-pad/index.js': 'module.exports = 1;\n',
  });
  press('f');
  await dialog('orders-api:$LATEST').shows('▾ src');
  await waitFor(/1 {2}import \{total\} from/);
  // A file is found by its name, and read with the focus on it.
  press('/price');
  await waitFor(/\/price .*1 file/);
  press(keys.enter);
  await waitFor(/src\/price\.mjs {2}line 1 of 300/);
  press('/299');
  await waitFor('2 places · Enter');
  press(keys.enter);
  await waitFor(/▌299 {2}const price299 = '298';/);
  press('n');
  await waitFor(/▌300 {2}const price300 = '299';/);
  press(':120');
  press(keys.enter);
  await waitFor(/▌120 {2}const price120/);
  expect(dialog('src/price.mjs').title()).toContain('line 120 of 300');
  press('y');
  await dialog('Copy of src/price.mjs').choose('its path and line');
  await waitFor('Sent to the terminal: src/price.mjs:120.');
  press('y');
  await dialog('Copy of src/price.mjs').choose('its text');
  await waitFor('Sent to the terminal: src/price.mjs.');
  expect(output()).toContain(Buffer.from(price).toString('base64'));
  press(`${keys.esc}${keys.esc}`);
  await waitFor(/\/price/);
  press(`${keys.esc}${keys.esc}`);
  await dialog('orders-api:$LATEST').closed();
});
