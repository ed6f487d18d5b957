import {findDescendants} from '../../support/terminal/processes.ts';
import {type Measure, toSubject} from '../measure.ts';
import {bareNode} from '../stage/bare-node.ts';
import {isLive, startUnconfigured, usual} from '../stage/console.ts';
import {still} from '../stage/frames.ts';
import {memoryTogether} from '../stage/process-facts.ts';
import type {Stage} from '../stage/stage.ts';
import {median, ratioOf} from '../stage/statistics.ts';
import {until} from './start.ts';

/** A function that the sandbox brings along. */
const sample = 'fraud-scoring';

/** Where nothing is configured: to the rows of the sandbox that the console brings along, and what both weigh. */
export const embeddedSandbox: Measure = {
  name: 'embedded-sandbox',
  group: 'start',
  rounds: 6,
  shortRounds: 3,
  rows: [
    {
      what: 'rows of the embedded sandbox, against `node -e 0`',
      unit: '×',
      atMost: 6,
      value: of => ratioOf(of('live'), of('bare')),
    },
    {what: 'rows of the embedded sandbox', unit: 'ms', value: of => median(of('live'))},
    {
      what: 'resident memory, console and embedded sandbox',
      unit: 'MB',
      atMost: 170,
      value: of => median(of('memory')),
    },
  ],
  async open({home, ...stage}) {
    const own = {...stage, home: `${home}-unconfigured`};
    // The first start fills the sandbox.
    await measureStart(own);
    return toSubject(async () => {
      const bare = await bareNode();
      const {live, memory} = await measureStart(own);
      return {bare: [bare], live: [live], memory: [memory]};
    });
  },
};

async function measureStart(stage: Stage): Promise<{live: number; memory: number}> {
  const begin = performance.now();
  await using program = startUnconfigured(stage, usual);
  const live = await until(begin, program, () => isLive(program, sample));
  await still(program, 1000);
  const memory = memoryTogether([program.pid, ...findDescendants(program.pid)]);
  program.write('q');
  await program.exit;
  return {live, memory};
}
