import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';
import {functionInput, zipOf} from '../../support/sandbox.ts';

const failing = {
  'index.mjs': "import {price} from './src/price.mjs';\n\nexport const handler = async event => price(event);\n",
  'src/price.mjs': "export function price(event) {\n  throw new Error('no price');\n}\n",
};

async function open(code: Readonly<Record<string, string>>) {
  const console = await startConsole();
  const {pane, sandbox, press} = console;
  const input = await functionInput('pricing', {Code: {ZipFile: await zipOf(code)}});
  await sandbox.client.createFunction(input);
  press('r');
  await pane('functions').filter('pricing');
  return console;
}

async function invoke({press, waitFor, paste}: Awaited<ReturnType<typeof open>>) {
  press('i');
  await waitFor('Invoke pricing');
  paste('{}');
  press(keys.ctrlS);
  await waitFor('✗ the function failed (Unhandled)');
}

it('leads from the error of an invocation to its line, along its frames, and says when the code may be newer', async () => {
  const console = await open(failing);
  const {press, waitFor, sandbox, dialog} = console;
  await invoke(console);
  press(keys.enter);
  await waitFor(/▌ {2}2 {4}throw new Error\('no price'\);/);
  expect(dialog('src/price.mjs').title()).toMatch(/line 2 of 3 · .*frame 1 of 2/);
  press(']');
  await waitFor(/▌ {2}3 {2}export const handler/);
  press('[');
  await waitFor(/▌ {2}2 {4}throw new Error/);
  press(keys.esc);
  await waitFor('✗ the function failed (Unhandled)');
  // What runs as $LATEST can be replaced; a version stays.
  await sandbox.client.publishVersion({FunctionName: 'pricing'});
  await sandbox.client.updateFunctionCode({
    FunctionName: 'pricing',
    ZipFile: await zipOf({...failing, 'src/price.mjs': '\n\n// gone\n'}),
  });
  press(keys.enter);
  await waitFor(/\$LATEST was changed at .*, after this ran: v shows version 1/);
  await waitFor('// gone');
  press('v');
  await dialog('pricing:1').opened();
  await waitFor(/▌ {2}2 {4}throw new Error/);
});

it('leads from an error in the log to its line', async () => {
  const console = await open(failing);
  const {press, waitFor, pane} = console;
  await invoke(console);
  press('L');
  await pane('log').focus();
  await waitFor('no price');
  press('E');
  press(keys.enter);
  await waitFor(/pricing {2}[0-9a-f-]{36}/);
  press(keys.enter);
  await waitFor(/▌ {2}2 {4}throw new Error\('no price'\);/);
});

it('leads into the layer that a frame is in, and to the original of what was built', async () => {
  const map = {
    version: 3,
    sources: ['../src/price.ts'],
    sourcesContent: ["// Prices.\nexport const price = () => { throw new Error('no price'); };\n"],
    names: [],
    mappings: 'AACA',
  };
  const console = await open({
    'dist/price.mjs': 'export const price = () => { throw 1; };\n//# sourceMappingURL=price.mjs.map\n',
    'dist/price.mjs.map': JSON.stringify(map),
    'index.mjs': `export const handler = async () => {
  const error = new Error('no price');
  error.stack = 'Error: no price\\n    at price (/var/task/src/price.ts:2:29)\\n    at log (/opt/nodejs/log.js:2:1)';
  throw error;
};\n`,
  });
  const {press, waitFor, sandbox} = console;
  const layer = await sandbox.client.publishLayerVersion({
    LayerName: 'shared',
    Content: {ZipFile: await zipOf({'nodejs/log.js': '// A layer.\nexports.log = 1;\n'})},
  });
  await sandbox.client.updateFunctionConfiguration({FunctionName: 'pricing', Layers: [layer.LayerVersionArn ?? '']});
  await invoke(console);
  press(keys.enter);
  await waitFor(/▌ {2}2 {2}export const price = \(\) => \{ throw new Error\('no price'\); \};/);
  await waitFor(/src\/price\.ts .*original of dist\/price\.mjs/);
  press('m');
  await waitFor(/dist\/price\.mjs {2}line 1 of 2/);
  press('m');
  await waitFor(/src\/price\.ts {2}line 2 of 2/);
  press(']');
  await waitFor(/▌ {2}2 {2}exports\.log = 1;/);
  await waitFor('shared:1');
});
