import {expect, it} from 'vitest';
import {workbenchKeys as keys, openWorkbench} from '../../support/workbench.ts';

it('shares an event with all who use the function, once that was looked at, takes it elsewhere and deletes it', async () => {
  const first = await openWorkbench();
  first.paste('{"id": 12345678901234567890}');
  await first.waitFor('{"id": 12345678901234567890}');
  first.press(keys.save);
  await first.waitFor('Save the payload as');
  first.press(`${keys.tab}paid`);
  await first.waitFor('Share the payload as');
  first.press(keys.enter);
  await first.waitFor('It changes the schema _echo-schema');
  const sent = first.endpoint.calls.filter(({url}) => url.pathname.startsWith('/v1/registries'));
  expect(sent.map(({body}) => body)).toEqual(['']);
  await first.waitFor('Enter does it.');
  first.press(keys.enter);
  await first.waitFor('Saved paid for all who use echo.');
  first.press(keys.esc);
  await first.gone('Invoke echo');
  await first.command('Journal of all calls');
  await first.dialog('Journal').shows('UpdateSchema');
  const changes = first
    .dialog('Journal')
    .rows()
    .filter(row => row.includes('UpdateSchema'));
  expect(changes).toHaveLength(1);

  const second = await openWorkbench({after: first});
  second.press(keys.open);
  await second.waitFor('shared    paid');
  second.press(`paid${keys.enter}`);
  await second.waitFor('"id": 12345678901234567890');
  second.press(`${keys.open}paid`);
  await second.waitFor('shared    paid');
  second.press(keys.remove);
  await second.waitFor('Enter deletes paid for all who use the function; Esc keeps it.');
  second.press(keys.enter);
  await second.waitFor('Deleted paid for all.');
  await second.gone('shared    paid');
});

it('shares nothing that is no JSON', async () => {
  const console = await openWorkbench();
  console.press('{"a":');
  console.press(`${keys.save}${keys.tab}x${keys.enter}`);
  await console.waitFor(/✗ the payload is /);
});
