import {setTimeout as wait} from 'node:timers/promises';
import type {Measure} from '../measure.ts';
import {startConsole} from '../stage/console.ts';
import {press, still} from '../stage/frames.ts';
import {startFunctionServer} from '../stage/function-server.ts';
import {startLogFlood} from '../stage/log-flood.ts';
import {memoryOf, processorTimeOf} from '../stage/process-facts.ts';
import {median, quantile} from '../stage/statistics.ts';

const rate = 1000;
const total = 60_000;
const functionCount = 100;
/** Milliseconds that are watched without a key. */
const watched = 30_000;
const presses = 40;
/** Rows the cursor goes down before it comes back: names are cut short, so it is found by its row. */
const stretch = 10;

/** A thousand lines a second for a minute into the Log pane: what it costs, and whether every line is there at the end. */
export const logFollow: Measure = {
  name: 'log-follow',
  async run(stage) {
    await using server = await startFunctionServer(functionCount);
    await using flood = await startLogFlood(server.url, {rate, total});
    await using program = startConsole(stage, {columns: 120, rows: 40}, flood.url);
    await program.waitFor(`Functions ${functionCount} `, {timeout: 60_000});
    await still(program, 1500);
    program.write('l');
    await program.waitFor('following', {timeout: 20_000});
    await wait(2000);
    const before = processorTimeOf(program.pid);
    await wait(watched);
    const used = processorTimeOf(program.pid) - before;
    program.write('1');
    const times = await pressKeys(program);
    await program.waitFor(` ${total.toLocaleString('en')} lines`, {timeout: 120_000}).catch(() => undefined);
    const {most} = memoryOf(program.pid);
    return [
      {what: 'processor time, 1,000 log lines a second', unit: '%', value: (used / watched) * 100, atMost: 35},
      {what: 'j and k among 1,000 log lines a second, median', unit: 'ms', value: median(times), atMost: 30},
      {what: 'j and k among 1,000 log lines a second, 99th percentile', unit: 'ms', value: quantile(times, 0.99)},
      {what: 'resident memory at its most, 60,000 log lines', unit: 'MB', value: most, atMost: 300},
      {
        what: 'log lines of 60,000 that are shown at the end',
        unit: 'rows',
        value: toLineCount(program.screen()),
        atLeast: total,
        atMost: total,
      },
    ];
  },
};

async function pressKeys(program: Parameters<typeof press>[0]): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < presses; index++) {
    const isDown = index % (2 * stretch) < stretch;
    const goal = selectedRow(program.screen()) + (isDown ? 1 : -1);
    const {time} = await press(program, isDown ? 'j' : 'k', rows => selectedRow(rows) === goal);
    times.push(time);
    await wait(300);
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
