import {expect, it} from 'vitest';
import {keys, type RunningConsole, startConsole} from '../support/console.tsx';

const openTab = ({screen}: RunningConsole) => /\[(\w[\w ]*)\]/.exec(screen().find(row => /─ 6 /.test(row)) ?? '')?.[1];

/** Turns through the tabs until the first one is open again, and tells their names. */
async function turnThroughTabs(running: RunningConsole): Promise<string[]> {
  const first = openTab(running);
  const names: string[] = [];
  for (let open = first; open !== undefined; ) {
    names.push(open);
    const before = open;
    running.press(']');
    await running.waitFor(() => ![undefined, before].includes(openTab(running)));
    open = openTab(running);
    if (open === first) break;
  }
  return names;
}

it('reads every tab of every pane, and shows no secret on the way', async () => {
  const running = await startConsole({columns: 200, rows: 60});
  const {press, waitFor, output, text} = running;
  press(`/payments-worker${keys.enter}`);
  await waitFor('5 Mappings 1 ── payments-worker');
  for (const [pane, title, some] of [
    ['1', '6 payments-worker ─', ['Overview', 'Config', 'Env', 'Code', 'Concurrency', 'Permissions', 'Tags', 'JSON']],
    ['2', '6 payments-worker:', ['JSON']],
    ['3', '6 payments-worker:prod', ['JSON']],
    ['4', '6 image-tools', ['JSON']],
    [`1/${keys.ctrlU}clickstream${keys.enter}`, '6 clickstream-ingest ─', ['Overview']],
    ['5', '6 kinesis clicks', ['JSON']],
  ] as const) {
    press(pane);
    await waitFor(title);
    const names = await turnThroughTabs(running);
    expect(names).toEqual(expect.arrayContaining([...some]));
    expect(new Set(names).size).toBe(names.length);
  }
  expect(text()).not.toContain('Something went wrong in Lambdeck');
  expect(output()).not.toContain('Something went wrong in Lambdeck');
  expect(output()).not.toMatch(/demo-(key|secret|password)/);
});
