import {InvokeCommand, UpdateAliasCommand} from '@aws-sdk/client-lambda';
import {describe, expect, it} from 'vitest';
import {askedMetrics, homeWith, readTotal} from '../../support/asked-metrics.ts';
import {keys, type RunningConsole, startConsole} from '../../support/console.ts';
import {toRefusal} from '../../support/faulty-endpoint.ts';

describe('the Metrics tab', () => {
  it('shows the numbers that CloudWatch has, over the span that is chosen', async () => {
    const console = await openCharts();
    await expectTotals(console, {FunctionName: 'clickstream-ingest'}, 180);
    console.press('t');
    await console.waitFor(/\[12h\][\s\S]*15 min a bar/);
    await expectTotals(console, {FunctionName: 'clickstream-ingest'}, 900);
    expect(console.text()).toMatch(/ ok┤/);
    expect(console.text()).toMatch(/Duration +worst /);
    expect(console.text()).toMatch(/ t span +v version /);
    console.press(':');
    console.press('metrics of the last week');
    await console.waitFor('Metrics of the last week');
    console.press(keys.enter);
    await console.waitFor(/\[1w\][\s\S]*3 h a bar/);
  });

  it('is read bar by bar with the arrows, all charts at once, until Esc', async () => {
    const console = await openCharts();
    const bar = /Invocations +(\d\d:\d\d–\d\d:\d\d) {2}\S+/;
    console.press('\u001B[D');
    await console.waitFor(bar);
    const [, newest] = bar.exec(console.text()) ?? [];
    console.press('\u001B[D');
    await console.waitFor(rows => ![undefined, newest].includes(bar.exec(rows.join('\n'))?.[1]));
    expect(console.text()).toMatch(/Duration +\d\d:\d\d–\d\d:\d\d {2}(p99 \S+ · p95 \S+ · p50 \S+|nothing)/);
    expect(console.text()).toMatch(/└.*┴/);
    console.press(keys.esc);
    await console.waitFor(/Invocations +total \d/);
    await console.detail.titled(/\[Metrics\]/);
  });

  it('shows what went through one alias alone', async () => {
    const console = await openCharts();
    await console.pane('functions').filter('orders-api');
    await console.detail.titled('orders-api');
    console.press('m');
    await console.detail.titled(/^orders-api .*\[Metrics\]/);
    await console.detail.shows(/Invocations +total \d/);
    console.press('v');
    await console.waitFor('live  alias');
    console.press('live');
    await console.waitFor(rows => !rows.join('\n').includes('canary  alias'));
    console.press(keys.enter);
    await console.waitFor(/only live[\s\S]*Invocations +total \d/);
    await expectTotals(console, {FunctionName: 'orders-api', Resource: 'orders-api:live'}, 180);
  });

  it('shows what a version ran through the alias that leads to it', async () => {
    const console = await openCharts();
    const {client} = console.sandbox;
    const FunctionName = 'orders-api';
    const to = {FunctionName, Name: 'canary', FunctionVersion: '1', RoutingConfig: {AdditionalVersionWeights: {}}};
    await client.send(new UpdateAliasCommand(to));
    for (let call = 0; call < 4; call++) {
      await client.send(new InvokeCommand({FunctionName, Qualifier: 'canary', Payload: '{}'}));
    }
    await client.send(new UpdateAliasCommand({...to, FunctionVersion: '3'}));
    await console.pane('functions').filter(FunctionName);
    await console.detail.titled(FunctionName);
    console.press('m');
    await console.detail.titled(/^orders-api .*\[Metrics\]/);
    await console.detail.shows(/Invocations +total \d/);
    console.press('v');
    await console.waitFor('live  alias');
    console.press('1');
    await console.waitFor(/▌1 · first release · /);
    console.press(keys.enter);
    await console.waitFor(/only 1[\s\S]*called as orders-api:1 and through canary[\s\S]*Invocations +total 4 /);
  });

  it('stands in the tabs of an alias and of a version, too', async () => {
    const console = await startConsole({home: homeWith({metrics: false}), args: ['--function', 'orders-api']});
    await console.pane('aliases').titled(/Aliases [1-9]/);
    await console.pane('aliases').focus();
    await console.detail.titled(/orders-api:canary/);
    console.press('m');
    await console.waitFor(/only canary/);
    await console.pane('versions').focus();
    await console.detail.titled(/orders-api:\$LATEST/);
    console.press('m');
    await console.waitFor(/only \$LATEST/);
  });

  it('opens from the log as well', async () => {
    const console = await startConsole({home: homeWith({metrics: false})});
    await console.detail.titled('clickstream-ingest');
    console.press('l');
    await console.pane('log').titled('Log ── clickstream-ingest ── following');
    console.press('m');
    await console.detail.titled(/^clickstream-ingest .*\[Metrics\]/);
    await console.detail.shows(/Invocations +total \d/);
  });

  it('says that it loads', async () => {
    const console = await startConsole({home: homeWith({metrics: false})});
    console.endpoint.fail('GetMetricData', {kind: 'hold'});
    await console.detail.titled('clickstream-ingest');
    console.press('m');
    await console.waitFor(/\[3h\][\s\S]*loading…/);
    console.press('t');
    await console.waitFor(/\[12h\][\s\S]*loading…/);
  });

  it('names the permission it lacks, and reads again when asked to', async () => {
    const console = await startConsole({home: homeWith({metrics: false})});
    const undo = console.endpoint.fail('GetMetricData', toRefusal(403, 'AccessDenied', 'Not you.'));
    await console.detail.titled('clickstream-ingest');
    console.press('m');
    await console.waitFor('✗ GetMetricData is not allowed');
    expect(console.text()).toContain('cloudwatch:GetMetricData');
    undo();
    console.press('r');
    await console.waitFor(/Invocations +total \d/);
    console.endpoint.fail('GetMetricData', {kind: 'reset'});
    console.press('r');
    await console.waitFor('! not current:');
    expect(console.text()).toMatch(/Invocations +total \d/);
  });

  it('says that nothing ran, and does not take that for what cannot be read', async () => {
    const console = await startConsole({args: ['--function', 'fraud-scoring']});
    await console.detail.titled('fraud-scoring');
    console.press('m');
    await console.waitFor(/Invocations +none in the last 3 hours/);
    expect(console.text()).toContain('Throttles     none');
  });

  it.each([
    [80, 24],
    [110, 30],
    [200, 60],
    [60, 15],
  ])('keeps its shape at %i×%i, and uses the width', async (columns, rows) => {
    const console = await startConsole({columns, rows, home: homeWith({metrics: false})});
    await console.waitFor(/▌click/);
    console.press('m');
    await console.waitFor(/ 0└/);
    const panes = () =>
      console.screen().slice(
        console.screen().findIndex(row => row.startsWith('╭')),
        -1,
      );
    expect(panes().filter(row => row.length !== columns)).toEqual([]);
    expect(panes().find(row => row.includes('0└')) ?? '').toMatch(/└\d\d:\d\d[─╌].*\d\d:\d\d [│┃]/);
    console.press('G');
    await console.waitFor(/Asynchronous +no events/);
    console.resize(120, 40);
    console.press('g');
    await console.waitFor(
      shown => shown.some(row => /^╭.{118}╮$/.test(row)) && shown.some(row => row.includes('a bar · read at')),
    );
    expect(panes().filter(row => row.length !== 120)).toEqual([]);
  });
});

/** The charts of clickstream-ingest, with nothing else asked of CloudWatch. */
async function openCharts(): Promise<RunningConsole> {
  const console = await startConsole({home: homeWith({metrics: false})});
  await console.detail.titled('clickstream-ingest');
  console.press('m');
  await console.waitFor(/Invocations +total \d/);
  return console;
}

async function expectTotals(
  console: RunningConsole,
  dimensions: Readonly<Record<string, string>>,
  period: number,
): Promise<void> {
  await console.waitFor(/Invocations +total \d/);
  const asked = askedMetrics(console).at(-1);
  if (asked === undefined) throw new Error('Nothing was asked');
  expect(new Set(asked.MetricDataQueries.map(({MetricStat}) => MetricStat?.Period))).toEqual(new Set([period]));
  const calls = await readTotal(console, asked, 'Invocations', dimensions);
  const errors = await readTotal(console, asked, 'Errors', dimensions);
  expect(calls).toBeGreaterThan(10);
  expect(console.text()).toContain(`Invocations   total ${calls} in ${period === 180 ? '3 h' : '12 h'} · last `);
  const succeeded = errors === 0 ? '' : `Errors        total ${errors} in `;
  expect(console.text()).toContain(succeeded);
}
