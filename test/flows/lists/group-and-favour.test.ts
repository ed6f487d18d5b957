import {expect, it} from 'vitest';
import {homeWith} from '../../support/asked-metrics.ts';
import {keys, openConsole, startConsole} from '../../support/console.ts';

const namesIn = (rows: readonly string[]) =>
  rows.flatMap(row => /^[ ▌★◆](?! |NAME)([▾▸]? ?\S+ ?\d*)/.exec(row)?.[1]?.trim() ?? []);

it('groups by a tag that is typed, folds a group, marks below headings, and ends that', async () => {
  const {press, waitFor, pane, gone, output, dialog} = await startConsole();
  await waitFor('▌clickstream-ingest');
  press(`:group tag:team${keys.enter}`);
  await pane('functions').shows(/▾ shop 3/);
  await waitFor('▌clickstream-ingest');
  press('y');
  await dialog('Copy of clickstream-ingest').choose('the line that opens this view again');
  await waitFor('Sent to the terminal: the line that opens this view again');
  const [, line = ''] = output().match(/.*\u001B\]52;c;([\w+/=]*)/s) ?? [];
  expect(Buffer.from(line, 'base64').toString()).toMatch(/ --function clickstream-ingest --group tag:team$/);
  press(`k${keys.enter}`);
  await pane('functions').shows(/▸ analytics 1/);
  await gone(' clickstream-ingest ');
  press('*');
  await pane('functions').titled(/◆9/);
  press(' ');
  await pane('functions').titled(/◆10/);
  press(keys.esc);
  await gone('◆10');
  press(`k${keys.enter}`);
  await pane('functions').shows(/^ clickstream-ingest/);
  press(`:group none${keys.enter}`);
  await gone('▾ shop 3');
});

it('lists a favourite first, in this session and the next, also when it was gone between', async () => {
  const first = await startConsole();
  await first.waitFor('▌clickstream-ingest');
  await first.pane('functions').filter('thumbnailer');
  await first.waitFor('▌thumbnailer');
  first.press(`:favourite${keys.enter}`);
  await first.waitFor('★ thumbnailer is listed first from now on.');
  first.press(keys.esc);
  await first.waitFor(() => namesIn(first.pane('functions').rows())[0] === 'thumbnailer');
  first.press(`:sort name${keys.enter}`);
  await first.waitFor('Sorted by NAME');
  expect(namesIn(first.pane('functions').rows())[0]).toBe('thumbnailer');
  first.press('q');
  await first.exited;
  const {waitFor, pane, press} = await openConsole({after: first});
  await pane('functions').shows(/^★thumbnailer/);
  await waitFor('▌$LATEST');
  press(`:favourite${keys.enter}`);
  await waitFor('thumbnailer is no longer listed first.');
  await waitFor(
    () =>
      !pane('functions')
        .rows()
        .some(row => row.startsWith('★')),
  );
});

it('begins grouped as the settings say, and says what cannot be; or else as the command line says', async () => {
  const home = homeWith({groups: {functions: 'tag:team', layers: 'stack'}});
  const {dialog, pane} = await openConsole({home, args: ['--group', 'tag:stage']});
  await dialog('Settings').shows('no pane "layers" can be grouped by tags');
  await dialog('Settings').leave();
  await pane('functions').shows(/▾ production 1/);
});
