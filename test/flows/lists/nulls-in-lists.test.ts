import {expect, it} from 'vitest';
import {resources} from '../../../src/catalog/index.ts';
import {operations} from '../../../src/schema/index.ts';
import {keys, startConsole} from '../../support/console.ts';

/** A null more in every list of a JSON answer. */
function withNulls(body: string): string {
  return JSON.stringify(JSON.parse(body), (_, value: unknown) => (Array.isArray(value) ? [...value, null] : value));
}

it.each(['orders-api', 'clickstream-ingest'])(
  'shows all of %s when each list has a null in it, and says so',
  async name => {
    const console = await startConsole();
    const {press, endpoint, pane, detail} = console;
    const others = ['FilterLogEvents', 'GetMetricData', 'DescribeLogGroups'];
    for (const operation of [...operations.keys(), ...others])
      endpoint.fail(operation, {kind: 'rewrite', rewrite: withNulls});
    await pane('functions').filter(name);
    for (const resource of resources) {
      const {parent} = resource;
      // There is nothing that these could belong to.
      if (parent?.apart && pane(parent.name).title().includes(' 0 ')) continue;
      await pane(resource.name).focus();
      press('r');
      await pane(resource.name).titled(/! \d+ nulls? left out/);
      if (pane(resource.name).title().includes(' 0 ')) continue;
      for (const {title} of resource.tabs) {
        await detail.focus();
        await detail.tab(title);
      }
    }
    await pane('functions').focus();
    press('l');
    await pane('log').titled(name);
    press(keys.esc);
    expect(endpoint.count('ListFunctions')).toBeGreaterThan(1);
  },
);
