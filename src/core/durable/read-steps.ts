import {parseIsoTime} from '../format/age.ts';
import {formatMember, toOptionalNumber, toOptionalText} from '../format/members.ts';
import type {HistoryEvent, Step, StepAttempt, StepError, StepKind, StepPayload, StepState} from './step.ts';

/** An execution's history as its steps: a tree, each step before those within it, in the order in which they began. */
export function readSteps(events: readonly HistoryEvent[], executionArn: string): readonly Step[] {
  const drafts = collect(events);
  const top = drafts.get(wholeId);
  if (top === undefined) return [];
  const end = top.endedAt;
  const whole = {startedAt: top.startedAt, endedAt: end};
  const children = Map.groupBy(
    [...drafts.values()].filter(({id}) => id !== wholeId),
    ({parentId}) => (parentId !== undefined && drafts.has(parentId) ? parentId : wholeId),
  );
  const steps: Step[] = [];
  const finish = ({parentId: _, outcome, ...draft}: Draft, branch: string) =>
    steps.push({
      ...draft,
      state:
        end === undefined || draft.endedAt !== undefined || draft.id === wholeId ? toState(draft, outcome) : 'left',
      whole,
      branch,
      executionArn,
    });
  finish(top, '');
  // By a stack of our own: a history may nest as deeply as a function likes.
  const open = placeUnder(children.get(wholeId) ?? [], '');
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    finish(next.draft, next.branch);
    open.push(...placeUnder(children.get(next.draft.id) ?? [], next.below));
  }
  return steps;
}

/** The steps of one parent with the lines of the tree before their names, as a stack: the first is on top. */
function placeUnder(drafts: readonly Draft[], before: string) {
  return drafts
    .map((draft, index) => {
      const isLast = index === drafts.length - 1;
      return {draft, branch: `${before}${isLast ? '└ ' : '├ '}`, below: toBelow(before, isLast)};
    })
    .toReversed();
}

/** What nests deeper than anyone reads is not indented further. */
function toBelow(before: string, isLast: boolean): string {
  return before.length >= deepest ? before : `${before}${isLast ? '  ' : '│ '}`;
}

const deepest = 40;

/** The execution itself has no Id. */
const wholeId = '';

type Outcome = 'Started' | 'Succeeded' | 'Failed' | 'TimedOut' | 'Stopped' | 'Cancelled';

interface Draft extends Omit<Step, 'state' | 'whole' | 'branch' | 'executionArn'> {
  readonly parentId: string | undefined;
  readonly outcome: Outcome;
}

const kinds: Readonly<Record<string, StepKind>> = {
  Execution: 'execution',
  Context: 'context',
  Step: 'step',
  Wait: 'wait',
  Callback: 'callback',
  ChainedInvoke: 'invoke',
};

const eventType =
  /^(Execution|Context|Step|Wait|Callback|ChainedInvoke)(Started|Succeeded|Failed|TimedOut|Stopped|Cancelled)$/;

function collect(events: readonly HistoryEvent[]): ReadonlyMap<string, Draft> {
  const drafts = new Map<string, Draft & {events: HistoryEvent[]; attempts: StepAttempt[]}>();
  const told = new Set<unknown>();
  for (const event of events) {
    if (event.EventId !== undefined && told.has(event.EventId)) continue;
    told.add(event.EventId);
    const [, of = '', outcome] = eventType.exec(event.EventType ?? '') ?? [];
    const kind = kinds[of];
    const at = parseIsoTime(event.EventTimestamp);
    if (kind === undefined || at === undefined) continue;
    const id = kind === 'execution' ? wholeId : formatMember(event.Id);
    const draft = drafts.get(id) ?? begin(event, id, kind, at);
    // Lists of its own grow: a step may be tried a thousand times.
    draft.events.push(event);
    drafts.set(id, {...draft, ...change(draft, event, outcome as Outcome, at)});
  }
  return drafts;
}

function begin({Name, SubType, ParentId}: HistoryEvent, id: string, kind: StepKind, at: number) {
  return {
    id,
    kind,
    parentId: ParentId,
    name: toOptionalText(Name) ?? (kind === 'execution' ? 'the execution' : `(${toOptionalText(SubType) ?? kind})`),
    subType: toOptionalText(SubType),
    outcome: 'Started' as const,
    startedAt: at,
    endedAt: undefined,
    attempts: [],
    input: undefined,
    result: undefined,
    error: undefined,
    dueAt: undefined,
    callbackId: undefined,
    heartbeat: undefined,
    functionName: undefined,
    invokedExecutionArn: undefined,
    events: [],
  };
}

/** What an event tells of its step. */
type Told = Partial<Omit<Draft, 'events' | 'attempts'>>;

/** What the details of any kind of event may tell. */
interface Details {
  readonly Input?: {Payload?: string; Truncated?: boolean};
  readonly Result?: {Payload?: string; Truncated?: boolean};
  readonly Error?: {Payload?: StepError};
  readonly RetryDetails?: {NextAttemptDelaySeconds?: number};
  readonly Duration?: number;
  readonly ScheduledEndTimestamp?: string;
  readonly ExecutionTimeout?: number;
  readonly Timeout?: number;
  readonly HeartbeatTimeout?: number;
  readonly CallbackId?: string;
  readonly FunctionName?: string;
  readonly DurableExecutionArn?: string;
}

function change(draft: Draft & {attempts: StepAttempt[]}, event: HistoryEvent, outcome: Outcome, at: number): Told {
  const details = (event as Readonly<Record<string, unknown>>)[`${event.EventType}Details`] as Details | undefined;
  if (outcome === 'Started') return start(draft, details ?? {}, at);
  const delay = details?.RetryDetails?.NextAttemptDelaySeconds;
  const isAgain = draft.kind === 'step' && (delay === 0 || isCount(delay));
  const error = toError(details?.Error?.Payload);
  closeAttempt(draft, at, error, isAgain ? at + delay * 1000 : undefined);
  return {
    outcome,
    endedAt: isAgain ? undefined : at,
    dueAt: isAgain ? at + delay * 1000 : draft.dueAt,
    error,
    result: toPayload(details?.Result),
  };
}

function start(draft: Draft & {attempts: StepAttempt[]}, details: Details, at: number): Told {
  if (draft.kind === 'step') draft.attempts.push({startedAt: at});
  const limit = [details.ExecutionTimeout, details.Timeout, details.Duration].find(isCount);
  const dueAt = parseIsoTime(details.ScheduledEndTimestamp) ?? (limit === undefined ? undefined : at + limit * 1000);
  return {
    outcome: 'Started',
    endedAt: undefined,
    dueAt,
    input: toPayload(details.Input) ?? draft.input,
    callbackId: toOptionalText(details.CallbackId),
    heartbeat: isCount(details.HeartbeatTimeout) ? details.HeartbeatTimeout : undefined,
    functionName: toOptionalText(details.FunctionName),
    invokedExecutionArn: toOptionalText(details.DurableExecutionArn),
  };
}

function isCount(seconds: unknown): seconds is number {
  const count = toOptionalNumber(seconds) ?? 0;
  return count > 0 && count <= longest;
}

/** A year and a day in seconds, as long as an execution may take (the API's limit of ExecutionTimeout). */
const longest = 31_622_400;

/** Of an attempt that only its end is told of, that is all there is. */
function closeAttempt(
  {kind, attempts}: Draft & {attempts: StepAttempt[]},
  at: number,
  error: StepError | undefined,
  nextAt: number | undefined,
): void {
  if (kind !== 'step') return;
  const last = attempts.at(-1);
  const open = last !== undefined && last.endedAt === undefined ? attempts.pop() : undefined;
  attempts.push({
    startedAt: open?.startedAt ?? at,
    endedAt: at,
    ...(error !== undefined && {error}),
    ...(nextAt !== undefined && {nextAt}),
  });
}

function toState({kind, endedAt}: Pick<Draft, 'kind' | 'endedAt'>, outcome: Outcome): StepState {
  if (endedAt !== undefined) return ended[outcome];
  if (outcome === 'Failed') return 'retrying';
  return outcome === 'Succeeded' || kind === 'wait' || kind === 'callback' ? 'waiting' : 'running';
}

const ended: Readonly<Record<Outcome, StepState>> = {
  Started: 'running',
  Succeeded: 'succeeded',
  Failed: 'failed',
  TimedOut: 'timed out',
  Stopped: 'stopped',
  Cancelled: 'cancelled',
};

/** An error of which nothing is told is one all the same. */
function toError(error: StepError | null | undefined): StepError | undefined {
  return typeof error === 'object' && error !== null ? error : undefined;
}

function toPayload(payload: Details['Result']): StepPayload | undefined {
  if (typeof payload?.Payload !== 'string') return undefined;
  return {text: payload.Payload, isCut: payload.Truncated === true};
}
