import {expect, it} from 'vitest';
import {type RunningConsole, startConsole} from '../../support/console.ts';

/** Turns through the tabs until the first one is open again, and tells their names. */
async function turnThroughTabs({detail, press, waitFor}: RunningConsole): Promise<string[]> {
  const names: (string | undefined)[] = [];
  for (let open = detail.openTab(); open !== names[0]; open = detail.openTab()) {
    names.push(open);
    const before = open;
    press(']');
    await waitFor(() => ![undefined, before].includes(detail.openTab()));
  }
  return names.filter(name => name !== undefined);
}

it('reads every tab of every pane, and shows no secret on the way', async () => {
  const running = await startConsole({columns: 200, rows: 60});
  const {output, text, pane, detail} = running;
  for (const [name, selected, title, some] of [
    ['functions', 'payments-worker', /^payments-worker /, ['Overview', 'Config', 'Env', 'Permissions', 'Tags', 'JSON']],
    ['versions', 'payments-worker', /^payments-worker:/, ['JSON']],
    ['aliases', 'payments-worker', /^payments-worker:prod/, ['JSON']],
    ['layers', 'payments-worker', /^image-tools/, ['JSON']],
    ['functions', 'clickstream-ingest', /^clickstream-ingest /, ['Overview']],
    ['mappings', 'clickstream-ingest', /^kinesis clicks/, ['JSON']],
  ] as const) {
    await pane('functions').filter(selected);
    await pane('mappings').titled(`── ${selected}`);
    await pane(name).focus();
    await detail.titled(title);
    const names = await turnThroughTabs(running);
    expect(names).toEqual(expect.arrayContaining([...some]));
    expect(new Set(names).size).toBe(names.length);
  }
  expect(text()).not.toContain('Something went wrong in Lambdeck');
  expect(output()).not.toContain('Something went wrong in Lambdeck');
  expect(output()).not.toMatch(/demo-(key|secret|password)/);
});
