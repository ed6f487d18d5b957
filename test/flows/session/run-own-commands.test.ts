import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {createHome, keys, openConsole, startConsole} from '../../support/console.ts';

function homeWithCommands(commands: string): string {
  const home = createHome();
  mkdirSync(join(home, '.config', 'lambdeck'), {recursive: true});
  writeFileSync(join(home, '.config', 'lambdeck', 'settings.json'), `// mine\n{"commands": ${commands}}\n`);
  return home;
}

const deploy =
  '{"title": "Deploy it", "key": "ctrl+e", "panes": ["functions"], "command": ["echo", "deployed", "{{FunctionName}}", "{{accountId}}"]}';
const look =
  '{"title": "Look up", "command": ["printf", "\\\\033[1m%s\\\\033[0m\\\\n", "{{region}} has", "{{FunctionName}}"], "changes": false}';

it('runs a command on its key once it was looked at, and keeps it in the journal once', async () => {
  const home = homeWithCommands(`[${deploy}, ${look}]`);
  const {press, waitFor, dialog, detail, command} = await startConsole({home, args: ['--function', 'orders-api']});
  await detail.titled('orders-api');
  press('\u0005');
  await waitFor('echo deployed orders-api 123456789012');
  await waitFor('It may change things, with');
  press(keys.enter);
  await waitFor('$ echo deployed orders-api 123456789012');
  await waitFor(/│ deployed orders-api 123456789012 +│/);
  await dialog('Deploy it').leave();
  await command('Journal of all calls');
  press('/RunCommand');
  await waitFor(/◆ ✓ .* RunCommand +echo deployed orders-api 123456789012/);
  const kept = readFileSync(join(home, '.local', 'state', 'lambdeck', 'journal.jsonl'), 'utf8')
    .trim()
    .split('\n');
  expect(kept.map(line => JSON.parse(line).event)).toEqual(['intent', 'outcome']);
});

it('runs one of all that is marked from the palette, at once where it changes nothing, also while read-only', async () => {
  const home = homeWithCommands(`[${deploy}, ${look}]`);
  const {press, waitFor, detail, command, dialog} = await startConsole({home, args: ['--read-only']});
  await detail.titled('clickstream-ingest');
  press('  ');
  await waitFor('◆2');
  await command('Look up');
  await waitFor(/│ eu-west-1 has +│\s+│ clickstream-ingest +│\s+│ fraud-scoring +│/);
  await dialog('Look up').leave();
  press('\u0005');
  await waitFor('Deploy it: this session is read-only; W leaves that for 10 minutes');
});

it('names what is wrong with a command with its line, and leaves out that one alone', async () => {
  const home = homeWithCommands(
    `[\n  {"title": "x", "comand": ["a"]},\n  ${look.replace('{', '{"key": "i", ')},\n  {"title": "y", "command": ["a"], "panes": ["function"]}]`,
  );
  const {waitFor, dialog, command, detail} = await openConsole({home});
  await dialog('Settings').shows('settings.json, line 3: a command has no "comand"; "command" may be meant');
  await dialog('Settings').shows('settings.json, line 4: the key i is given to');
  await dialog('Settings').shows(/settings\.json, line \d+: there is no pane "function"/);
  await dialog('Settings').leave();
  await detail.titled('clickstream-ingest');
  await command('Look up');
  await waitFor(/│ eu-west-1 has +│/);
});

it('runs a text in a shell with what is selected in variables, and the credentials where they are asked for', async () => {
  const text = 'echo \\"$FunctionName by <$AWS_ACCESS_KEY_ID>\\" | tr a-z A-Z; echo \\"to <$AWS_ENDPOINT_URL>\\"';
  const shell = `{"title": "Shout", "shell": "${text}", "credentials": true, "changes": false}`;
  const bare = shell.replace('Shout', 'Whisper').replace('"credentials": true, ', '');
  const home = homeWithCommands(`[${shell}, ${bare}]`);
  const {detail, command, dialog} = await startConsole({home, args: ['--function', 'orders-api']});
  await detail.titled('orders-api');
  await command('Shout');
  await dialog('Shout').shows(/ORDERS-API BY <[A-Z]/);
  await dialog('Shout').shows(/to <http:\/\/127\.0\.0\.1:\d+/);
  await dialog('Shout').leave();
  await command('Whisper');
  await dialog('Whisper').shows('ORDERS-API BY <>');
  await dialog('Whisper').shows('to <>');
});

it('gives a program the terminal until it ends, and says when it fails', async () => {
  const home = homeWithCommands(
    '[{"title": "Take it", "shell": "exit 3", "output": "terminal", "changes": false}, {"title": "Well", "shell": "true", "output": "terminal", "changes": false}]',
  );
  const {detail, command, dialog, waitFor} = await startConsole({home});
  await detail.titled('clickstream-ingest');
  await command('Take it');
  await dialog('Take it').shows('sh failed: It ended with exit code 3');
  await dialog('Take it').leave();
  await command('Well');
  await waitFor('Well has ended well');
});

it('shows what a command prints as a log, beside what is followed, and ends it by Esc there', async () => {
  const home = homeWithCommands(
    '[{"title": "Watch it", "key": "ctrl+e", "shell": "echo \\"one of $FunctionName\\"; printf \\"10%%\\\\r20%%\\\\n\\"; exec sleep 1000", "output": "log", "changes": false}, {"title": "Deploy it", "command": ["echo", "deployed", "{{FunctionName}}"], "output": "log"}, {"title": "Break", "shell": "echo begun; exit 3", "output": "log", "changes": false}]',
  );
  const {press, waitFor, detail, pane, command, dialog, gone} = await startConsole({
    home,
    args: ['--function', 'orders-api'],
  });
  await detail.titled('orders-api');
  press('\u0005');
  await pane('log').titled('Watch it runs, x ends it');
  await waitFor(/one of orders-api[\s\S]*10%[\s\S]*20%/);
  press('1');
  await command('Deploy it');
  await dialog('Deploy it').shows('prints into the Log pane');
  press(keys.enter);
  await waitFor('Deploy it was not run: Watch it still prints into the Log pane.');
  press('q');
  await waitFor('Quit? Watch it runs');
  await dialog('Quit?').leave();
  await pane('log').focus();
  press(keys.esc);
  await waitFor('sh was ended: It was left while it ran');
  await gone('x ends it');
  press('1');
  await command('Deploy it');
  await dialog('Deploy it').shows('prints into the Log pane');
  press(keys.enter);
  await waitFor('Deploy it has ended well');
  await waitFor(/│.* deployed orders-api/);
  press('1');
  await command('Break');
  await waitFor(/│.* begun/);
  await waitFor('✗ sh failed: It ended with exit');
});
