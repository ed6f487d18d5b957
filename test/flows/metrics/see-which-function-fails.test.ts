import {describe, expect, it} from 'vitest';
import {askedMetrics, functionOf, homeWith, readTotal} from '../../support/asked-metrics.ts';
import {openConsole, type RunningConsole, startConsole} from '../../support/console.ts';
import {toRefusal} from '../../support/faulty-endpoint.ts';
import {functionsSeed} from '../../support/sandbox.ts';

describe('the last hour in the Functions pane', () => {
  it('shows which function fails beside those that do not', async () => {
    const {waitFor} = await startConsole();
    const rows = await waitFor(/notify-customers .*[⡀⡄⡆⡇·]{5} [⡀⡄⡆⡇·]{5}/);
    expect(courseOf(rows, 'clickstream-ingest')).toMatch(/^[⡀⡄⡆⡇·][⡀⡄⡆⡇]{4} [⡀⡄⡆⡇·]{2}[⡀⡄⡆⡇]{3}$/);
    expect(courseOf(rows, 'orders-api').slice(0, 5)).toMatch(/[⡀⡄⡆⡇]/);
    expect(courseOf(rows, 'notify-customers')).toMatch(/·····$/);
  });

  it('tells the numbers that CloudWatch has, when there is room', async () => {
    const console = await startConsole();
    await console.waitFor(/[⡀⡄⡆⡇·]{5} [⡀⡄⡆⡇·]{5}/);
    console.press('z');
    const rows = await console.waitFor('LAST HOUR');
    const last = askedMetrics(console).at(-1);
    if (last === undefined) throw new Error('Nothing was asked');
    // A quarter of an hour more is read than is counted.
    const asked = {...last, StartTime: last.StartTime + 900};
    const of = {FunctionName: 'clickstream-ingest'};
    const calls = await readTotal(console, asked, 'Invocations', of);
    const errors = await readTotal(console, asked, 'Errors', of);
    expect(errors).toBeGreaterThan(10);
    expect(rows.find(row => row.includes('clickstream-ingest'))).toContain(` ${calls} ✗${errors} `);
  });

  it('asks for the functions on the screen only, and for no one twice within the minute', async () => {
    const console = await startConsole({sandbox: {seed: () => functionsSeed(300)}});
    await console.waitFor(/function-00010 .*····· ·····/);
    await console.pane('functions').titled('Functions 300 ');
    const names = namesAsked(console);
    const shown = console.screen().flatMap(row => /function-\d{5}(?=.*·····)/.exec(row) ?? []);
    expect(new Set(names)).toEqual(new Set(shown));
    expect(names).toHaveLength(shown.length * 4);
    expect(shown.length).toBeGreaterThan(10);
    console.press('G');
    await console.waitFor(/function-00290 .*····· ·····/);
    console.press('g');
    await console.waitFor(/function-00000 .*····· ·····/);
    expect(namesAsked(console)).toHaveLength(shown.length * 4 * 2);
  });

  it('says why there are none, once, and never draws silence instead', async () => {
    const console = await openConsole();
    const undo = console.endpoint.fail('GetMetricData', toRefusal(403, 'AccessDenied', 'Not you.'));
    await console.waitFor('metrics not allowed');
    expect(console.text()).toContain('No metrics: GetMetricData is not allowed. Ask for cloudwatch:GetMetricData');
    expect(console.text()).not.toMatch(/[⡀⡄⡆⡇·]{5} /);
    expect(console.screen().find(row => row.includes('orders-api'))).toMatch(/ \? +│/);
    // The list and the Overview of the selection have asked, each once.
    const before = console.endpoint.count('GetMetricData');
    expect(before).toBeLessThanOrEqual(2);
    console.press('jz');
    await console.waitFor('LAST HOUR');
    console.press('z');
    await console.waitFor('metrics not allowed');
    expect(console.endpoint.count('GetMetricData')).toBe(before);
    undo();
    console.press('r');
    await console.waitFor(/clickstream-ingest.+[⡀⡄⡆⡇·]{5} [⡀⡄⡆⡇·]{5}/);
    expect(console.text()).not.toContain('metrics not allowed');
  });

  it('keeps what it knew when a refresh fails, and says so', async () => {
    const console = await startConsole();
    await console.waitFor(/clickstream-ingest.+[⡀⡄⡆⡇·]{5} [⡀⡄⡆⡇·]{5}/);
    console.endpoint.fail('GetMetricData', {kind: 'reset'});
    console.press('r');
    await console.waitFor('! no metrics');
    expect(console.text()).toMatch(/clickstream-ingest.+[⡀⡄⡆⡇·]{5} [⡀⡄⡆⡇·]{5}/);
  });

  it('asks nothing when the settings turn it off, and has the runtime in its place', async () => {
    const console = await startConsole({home: homeWith({metrics: false})});
    await console.detail.titled('clickstream-ingest');
    await console.waitFor(/clickstream-ingest.+nodejs22\.x +mapping/);
    console.press('m');
    await console.waitFor(/Invocations +total \d/);
    expect(askedMetrics(console)).toHaveLength(1);
    expect(
      console
        .screen()
        .map(row => row.slice(0, 50))
        .join('\n'),
    ).not.toMatch(/[⡀⡄⡆⡇]/);
  });

  it('says that a setting is no yes or no', async () => {
    const {waitFor} = await openConsole({home: homeWith({metrics: 'off'})});
    await waitFor('line 1: "metrics" is true or false; what is there was');
  });
});

/** The function of each query so far. */
function namesAsked(console: RunningConsole): readonly string[] {
  return askedMetrics(console).flatMap(({MetricDataQueries}) => MetricDataQueries.map(functionOf));
}

/** The blocks of calls and errors in the row of a function. */
function courseOf(rows: readonly string[], name: string): string {
  const row = rows.find(text => text.slice(0, 50).includes(name)) ?? '';
  return /[⡀⡄⡆⡇·]{5} [⡀⡄⡆⡇·]{5}/.exec(row)?.[0] ?? row;
}
