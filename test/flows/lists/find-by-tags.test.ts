import {expect, it} from 'vitest';
import {homeWith} from '../../support/asked-metrics.ts';
import {keys, openConsole, startConsole} from '../../support/console.ts';
import {toRefusal} from '../../support/faulty-endpoint.ts';

const denied = toRefusal(400, 'AccessDeniedException', 'You are not authorized to perform it');

it('reads no tags before something asks for them; then finds by them, offers the values there are, and marks what it shows', async () => {
  const {press, waitFor, endpoint, pane, gone} = await startConsole();
  await waitFor('▌clickstream-ingest');
  expect(endpoint.count('GetResources')).toBe(0);
  press('/tag:team=sho');
  await waitFor('Values of team: analytics, finance,');
  press('p');
  await pane('functions').titled(/Functions 3\/\d+ \/tag:team=shop/);
  await waitFor('▌notify-customers');
  press(` !orders${keys.enter}*`);
  await pane('functions').titled(/Functions 2\/\d+ .*◆2/);
  press(keys.esc);
  await gone('◆2');
  press(`/${keys.ctrlU}tag:owner`);
  await waitFor('Tags there are: ');
  expect(endpoint.count('ListTags')).toBe(0);
});

it('shows, sorts and filters by tags read one by one where they may not be read together, from the first frame', async () => {
  const home = homeWith({columns: {functions: ['NAME', 'tag:team']}, filters: {media: 'tag:team=media'}});
  const before = await startConsole({home});
  before.endpoint.fail('GetResources', denied);
  before.press('q');
  await before.exited;
  const {press, waitFor, pane, endpoint} = await openConsole({home, after: before});
  await pane('functions').shows(/^ NAME +team/);
  await pane('functions').shows(/payments-worker +payments/);
  await waitFor(() => endpoint.count('ListTags') >= 10);
  press(`:sort team${keys.enter}`);
  await pane('functions').shows(/^ NAME +team↑/);
  press(`:filter media${keys.enter}`);
  await pane('functions').titled(/Functions 2\/\d+ \/tag:team=media/);
});

it('says that tags may not be read, and never takes that for none', async () => {
  const home = homeWith({columns: {functions: ['NAME', 'tag:team']}});
  const before = await startConsole({home});
  before.endpoint.fail('GetResources', denied);
  before.endpoint.fail('ListTags', denied);
  before.press('q');
  await before.exited;
  const {press, waitFor, pane} = await openConsole({home, after: before, args: ['--tag', 'team=payments']});
  await waitFor('Which functions have that tag is not known');
  press(keys.esc);
  await pane('functions').titled(/tags not allowed/);
  await pane('functions').shows(/payments-worker +\?/);
  press('/!tag:team');
  await pane('functions').titled(/Functions 0\/\d+ \/!tag:team/);
  await waitFor('Which functions have that tag is not known');
});
