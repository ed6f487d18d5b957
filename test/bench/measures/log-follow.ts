import {setTimeout as wait} from 'node:timers/promises';
import type {Program} from '../../support/terminal/start-program.ts';
import type {Measure} from '../measure.ts';
import {toSubject} from '../measure.ts';
import {startConsole, usual} from '../stage/console.ts';
import {press, still} from '../stage/frames.ts';
import {startLogFlood} from '../stage/log-flood.ts';
import {memoryOf, processorTimeOf} from '../stage/process-facts.ts';
import {median, quantile} from '../stage/statistics.ts';

const rate = 1000;
const total = 24_000;
const functionCount = 1000;
/** Milliseconds that are watched without a key. */
const watched = 10_000;
const presses = 40;
/** Rows the cursor goes down before it comes back: names are cut short, so it is found by its row. */
const stretch = 10;

/** A thousand lines a second into the Log pane: what it costs, and whether every line is there at the end. */
export const logFollow: Measure = {
  name: 'log-follow',
  group: 'logs',
  rounds: 1,
  rows: [
    {what: 'processor time, 1,000 log lines a second', unit: '%', atMost: 35, value: of => median(of('processor'))},
    {what: 'j and k among 1,000 log lines a second, median', unit: 'ms', atMost: 30, value: of => median(of('keys'))},
    {
      what: 'j and k among 1,000 log lines a second, p99',
      unit: 'ms',
      value: of => quantile(of('keys'), 0.99),
    },
    {
      what: `resident memory at its most, ${total.toLocaleString('en')} log lines`,
      unit: 'MB',
      value: of => Math.max(...of('memory')),
    },
    {
      what: `log lines of ${total.toLocaleString('en')} that are shown at the end`,
      unit: 'rows',
      atLeast: total,
      atMost: total,
      value: of => Math.min(...of('shown')),
    },
  ],
  open: async stage =>
    toSubject(async () => {
      const server = await stage.functions(functionCount);
      await using flood = await startLogFlood(server.url, {rate, total});
      await using program = startConsole(stage, usual, flood.url);
      await program.waitFor(`Functions ${functionCount} ─`, {timeout: 60_000});
      await still(program, 1000);
      program.write('l');
      await program.waitFor('following', {timeout: 20_000});
      await wait(1000);
      const before = processorTimeOf(program.pid);
      await wait(watched);
      const used = processorTimeOf(program.pid) - before;
      program.write('1');
      const keys = await pressKeys(program);
      await program.waitFor(` ${total.toLocaleString('en')} lines`, {timeout: 60_000}).catch(() => undefined);
      const shown = toLineCount(program.screen());
      return {processor: [(used / watched) * 100], keys, memory: [memoryOf(program.pid).most], shown: [shown]};
    }),
};

async function pressKeys(program: Program): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < presses; index++) {
    const isDown = index % (2 * stretch) < stretch;
    const goal = selectedRow(program.screen()) + (isDown ? 1 : -1);
    const {time} = await press(program, isDown ? 'j' : 'k', rows => selectedRow(rows) === goal);
    times.push(time);
    await wait(150);
  }
  return times;
}

/** The first pane has the first marker. */
function selectedRow(rows: readonly string[]): number {
  return rows.findIndex(row => row.startsWith('│▌'));
}

function toLineCount(rows: readonly string[]): number {
  const [, count = ''] = / ([\d,]+) lines/.exec(rows.join('\n')) ?? [];
  return Number(count.replaceAll(',', ''));
}
