import type {InvokeTarget} from '../invoke-target.ts';
import type {Problem} from '../problem.ts';
import type {InvokeAnswer} from './answer.ts';
import type {InvokeRequest} from './invoke-request.ts';
import type {Received} from './received.ts';
import type {Tally} from './tally.ts';

/** What an invocation came to. Times in milliseconds. */
export type RunOutcome =
  /** `received` is what has come of a streamed response, `tally` how a run of many goes. */
  | {readonly state: 'running'; readonly received?: Received; readonly tally?: Tally}
  | {readonly state: 'failed'; readonly problem: Problem; readonly elapsed: number; readonly received?: Received}
  | {readonly state: 'done'; readonly answer: InvokeAnswer; readonly elapsed: number}
  | {readonly state: 'counted'; readonly tally: Tally; readonly elapsed: number};

/** One invocation, or one request sent many times. Times in milliseconds. */
export interface Run {
  readonly id: number;
  readonly request: InvokeRequest;
  readonly target: InvokeTarget;
  /** `orders-api:live` */
  readonly name: string;
  readonly invocationType: string;
  /** The connection it was sent through: it is sent again through no other. */
  readonly connection: string;
  readonly startedAt: number;
  /** The user wants no more to be sent of a request that is sent many times. */
  readonly stopping?: true;
  readonly outcome: RunOutcome;
}

/** Runs kept for looking at again. */
const maxRuns = 50;

/** Bytes of responses kept for that; older ones are given up. */
const maxBytes = 100_000_000;

/** The runs with one added or replaced. Of too many, the oldest that have ended are dropped; of too much, their responses. */
export function keepRun(runs: readonly Run[], run: Run): readonly Run[] {
  const known = runs.some(({id}) => id === run.id);
  const all = known ? runs.map(other => (other.id === run.id ? run : other)) : [...runs, run];
  return withinMemory(withinCount(all), run.id);
}

/** Bytes of its response that a run holds. */
export function heldBytes({outcome}: Run): number {
  if (outcome.state === 'done') return outcome.answer.payload?.byteLength ?? 0;
  return outcome.state === 'counted' ? 0 : (outcome.received?.bytes.byteLength ?? 0);
}

function withinCount(runs: readonly Run[]): readonly Run[] {
  if (runs.length <= maxRuns) return runs;
  const oldest = runs.find(({outcome}) => outcome.state !== 'running');
  return oldest === undefined ? runs : runs.filter(run => run !== oldest);
}

/** The newest are kept whole, and the one at hand whatever its size. */
function withinMemory(runs: readonly Run[], kept: number): readonly Run[] {
  let total = runs.reduce((sum, run) => sum + heldBytes(run), 0);
  if (total <= maxBytes) return runs;
  return runs.map(run => {
    const held = heldBytes(run);
    if (total <= maxBytes || held === 0 || run.id === kept || run.outcome.state !== 'done') return run;
    total -= held;
    return {...run, outcome: {...run.outcome, answer: {...run.outcome.answer, payload: undefined}}};
  });
}
