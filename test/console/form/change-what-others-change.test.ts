import fc from 'fast-check';
import {describe, expect, it, onTestFinished} from 'vitest';
import {declarations} from '../../../src/catalog/index.ts';
import {buildReviewLines} from '../../../src/console/form/review-lines.ts';
import type {ReviewState} from '../../../src/console/form/states.ts';
import {isSameValue} from '../../../src/core/form/same-value.ts';
import type {Item} from '../../../src/core/item.ts';
import type {OperationDeclaration} from '../../../src/core/operation/operation.ts';
import {getOperation, loadAlarmOperations, type OperationName} from '../../../src/schema/index.ts';
import {nameOf} from '../../support/name-of.ts';
import {type RunningSandbox, startSandbox} from '../../support/sandbox.ts';
import {toTries} from '../../support/tries.ts';
import {callSandbox, type Thing, things} from './changes.ts';
import {type HeadlessConsole, openHeadless} from './open-headless.ts';

// Declarations of alarms name operations that are loaded when first needed.
await loadAlarmOperations();

const interleavings = toTries(60, 2000);

/** When the other client does something: an index into what it may do, or nothing. */
const theirs = fc.option(fc.nat({max: 5}), {nil: undefined, freq: 2});
const interleaving = fc.record({
  use: fc.nat({max: 10_000}),
  mine: fc.nat({max: 5}),
  /** Before the form is opened, while it is filled in, while its review is read, and as the request is on its way. */
  before: theirs,
  filling: theirs,
  reading: theirs,
  sending: theirs,
  /** Goes on from the conflict view, during which they may change it again. */
  goesOn: fc.boolean(),
  merging: theirs,
  /** Puts it back afterwards, on what they have changed before that or while the review of it is read. */
  undoes: fc.boolean(),
  undoing: theirs,
  readingUndo: theirs,
});

type Interleaving = typeof interleaving extends fc.Arbitrary<infer Of> ? Of : never;

/** Of an execution that is stopped only is read whether it runs: nothing of it is overwritten. */
const uses = declarations.filter(
  ({operation, current: {toValues, toKept, toGuard} = {}}) =>
    (toValues ?? toKept ?? toGuard) !== undefined && !getOperation(operation).readOnly,
);
const cases = uses.flatMap(use => (things[nameOf(use)] ?? []).map(make => ({use, make})));

it('has something to change for every change of what is there already', () => {
  expect(Object.keys(things).toSorted()).toEqual(uses.map(nameOf).toSorted());
});

describe('a change of what another client changes meanwhile', () => {
  it('overwrites nothing that its review did not show', {timeout: 180_000 + interleavings * 1000}, async () => {
    const world = await openWorld();
    let count = 0;
    const seen = {sent: 0, conflicts: 0};
    await fc.assert(
      fc.asyncProperty(interleaving, async steps => {
        count += 1;
        await play(world, steps, `thing-${count}`, seen);
        await removeFunctions(world, `thing-${count}`);
        for (const fault of world.faults) throw fault;
      }),
      {numRuns: interleavings, endOnFailure: true},
    );
    // Both are met: a test of one alone would prove nothing.
    expect(seen.sent).toBeGreaterThan(interleavings / 10);
    expect(seen.conflicts).toBeGreaterThan(interleavings / 10);
  });
});

/** A console and the sandbox that another client changes, too. */
interface World {
  readonly sandbox: RunningSandbox;
  readonly console: HeadlessConsole;
  /** What is done as a change of the console is on its way. */
  whileSending: (() => Promise<void>) | undefined;
  /** Changes of the console that the service has carried out. */
  carriedOut: number;
  /** What was wrong with them: what is thrown on the way of a call would be taken for an answer of the service. */
  readonly faults: unknown[];
}

async function openWorld(): Promise<World> {
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  const world: {-readonly [Name in keyof World]: World[Name]} = {
    sandbox,
    console: undefined as never,
    whileSending: undefined,
    carriedOut: 0,
    faults: [],
  };
  world.console = await openHeadless(sandbox.url, async (operation, input, make) => {
    if (getOperation(operation as OperationName).readOnly) return make();
    const intrude = world.whileSending;
    world.whileSending = undefined;
    return checkChange(world, {operation, input, intrude, make});
  });
  return world;
}

/** What is reserved of an account's concurrency would be used up after a thousand of them. */
async function removeFunctions({sandbox}: World, name: string): Promise<void> {
  for (const FunctionName of [name, `${name}-too`]) {
    await callSandbox(sandbox, 'DeleteFunction', {FunctionName}).catch(() => undefined);
  }
}

interface Call {
  readonly operation: string;
  readonly input: Item;
  readonly intrude: (() => Promise<void>) | undefined;
  make(): Promise<Item>;
}

/** Lets a change through, and compares what it was on and what it changed with what its review said. */
async function checkChange(world: World, {operation, input, intrude, make}: Call): Promise<Item> {
  const {sandbox, console} = world;
  const bulk = console.bulk();
  const review = console.review();
  const use = declarations.find(declared => nameOf(declared) === review?.from.declaration);
  await intrude?.();
  // Changes of several are compared by what became of each.
  if (bulk !== undefined || review === undefined || use === undefined) {
    const answer = await make();
    world.carriedOut += 1;
    return answer;
  }
  const before = await readState(sandbox, use, input);
  const answer = await make();
  world.carriedOut += 1;
  const after = await readState(sandbox, use, input);
  try {
    compare({operation, input, review, use, before, after});
  } catch (error) {
    world.faults.push(error);
  }
  return answer;
}

interface Made {
  readonly operation: string;
  readonly input: Item;
  readonly review: ReviewState;
  readonly use: OperationDeclaration;
  readonly before: Item;
  readonly after: Item;
}

/** What a change was made on and what it changed, beside what its review said. */
function compare({operation, input, review, use, before, after}: Made): void {
  const lines = buildReviewLines(review, '').map(({text}) => text);
  const target = [...(use.current?.of ?? []), ...(use.current?.may ?? []), 'RevisionId'];
  const isShown = (name: string) => lines.some(line => new RegExp(`^[-+ ] +${name}\\b`).test(line));
  // Of what is taken away the review shows what is there of it.
  const removed = use.removes?.(input, review.from.kept);
  const sent = Object.keys(removed ?? input).map(path => path.replace(/\{.*/, ''));
  const unshown = sent.filter(name => !target.includes(name) && !isShown(name));
  expect(unshown, `sent with ${operation}, and not in the review:\n${lines.join('\n')}`).toEqual([]);
  const seen = {...review.from.before, ...review.from.kept};
  expect(before, `what ${operation} was made on, and what its review was made from`).toEqual(seen);
  const changed = Object.keys({...before, ...after}).filter(
    name => !isSameValue(toLeaves(before[name]), toLeaves(after[name])),
  );
  const silent = use.current?.toValues === undefined ? [] : changed.filter(name => !isShown(name));
  expect(silent, `changed by ${operation}, and not in the review:\n${lines.join('\n')}`).toEqual([]);
}

/** The service may answer something empty where nothing was set. */
function toLeaves(value: unknown, path = ''): Item {
  if (typeof value !== 'object' || value === null) return value === undefined ? {} : {[path]: value};
  return Object.assign(
    {},
    ...Object.entries(value).map(([name, member]) => toLeaves(member, `${path}.${name}`)),
  ) as Item;
}

async function play(
  world: World,
  steps: Interleaving,
  name: string,
  seen: {sent: number; conflicts: number},
): Promise<void> {
  const {sandbox, console} = world;
  const {use, make} = cases[steps.use % cases.length] ?? never();
  const thing = await make(sandbox, name);
  const state = () => readStateOf(sandbox, use, thing);
  const act = (what: number | undefined) => intrude(sandbox, thing, what);
  await act(steps.before);
  await console.open(nameOf(use), thing);
  // It may be gone.
  if (console.top() === undefined) return;
  await untilRead(console);
  const opened = await state();
  const isForm = console.top() === 'form';
  await act(steps.filling);
  if (!(await goToReview(console, thing, steps.mine))) return console.closeAll();
  await untilRead(console);
  // Of several what is there is read for the review.
  const reviewed = isForm && thing.items.length > 1 ? await state() : opened;
  await act(steps.reading);
  await sendChange(world, {use, thing, steps, name, seen, made: reviewed});
  console.closeAll();
}

interface Change {
  readonly use: OperationDeclaration;
  readonly thing: Thing;
  readonly steps: Interleaving;
  readonly name: string;
  readonly seen: {sent: number; conflicts: number};
  /** What the change was made up from. */
  readonly made: Item;
}

async function sendChange(world: World, change: Change): Promise<void> {
  const {sandbox, console} = world;
  const {use, thing, steps, seen, made} = change;
  const state = () => readStateOf(sandbox, use, thing);
  const hasMoved = !isSameValue(made, await state());
  // What has no revision of its own cannot be kept from a change that comes between the last look and the request.
  const isGuarded = thing.items.length < 2 && console.review()?.from.guard['RevisionId'] !== undefined;
  if (isGuarded && steps.sending !== undefined) world.whileSending = () => intrude(sandbox, thing, steps.sending);
  const {carriedOut} = world;
  await confirmAndSend(console);
  if (thing.items.length > 1) {
    const [first, second] = console.bulk()?.targets ?? [];
    expect(typeof first?.state === 'object' ? first.state.kind : first?.state).toBe(hasMoved ? 'precondition' : 'done');
    expect(second?.state).toBe('done');
    seen[hasMoved ? 'conflicts' : 'sent'] += 1;
    return;
  }
  const isConflict = isMovedShown(console);
  if (hasMoved) expect(isConflict, `a conflict where ${nameOf(use)} found another state`).toBe(true);
  if (isConflict) {
    expect(world.carriedOut).toBe(carriedOut);
    seen.conflicts += 1;
    world.whileSending = undefined;
    if (steps.goesOn && console.top() === 'conflict') await mergeAndSend(world, change);
    return;
  }
  world.whileSending = undefined;
  if (world.carriedOut === carriedOut) return;
  seen.sent += 1;
  if (steps.undoes) await putBack(world, change);
}

/** From the conflict view to the form on their state, and sends that. */
async function mergeAndSend(world: World, {use, thing, steps}: Change): Promise<void> {
  const {sandbox, console} = world;
  const made = await readStateOf(sandbox, use, thing);
  console.press('enter');
  await console.until('the form or the review', () => console.top() !== 'conflict');
  if (console.top() === 'form') {
    console.press('ctrl+s');
    await console.until('a review or a word', () => console.top() === 'review' || console.notice() !== '');
  }
  if (console.top() !== 'review') return;
  await intrude(sandbox, thing, steps.merging);
  const hasMoved = !isSameValue(made, await readStateOf(sandbox, use, thing));
  await confirmAndSend(console);
  expect(isMovedShown(console), `another conflict of ${nameOf(use)}`).toBe(hasMoved);
}

/** What has moved is shown beside what was seen; of what is gone it is said. */
function isMovedShown(console: HeadlessConsole): boolean {
  const sent = console.review()?.setback?.sent;
  return console.top() === 'conflict' || sent === 'moved' || sent === 'gone';
}

async function putBack(world: World, {use, thing, steps}: Change): Promise<void> {
  const {sandbox, console} = world;
  await intrude(sandbox, thing, steps.undoing);
  await console.undo();
  const {from} = console.review() ?? {};
  if (from === undefined) return;
  const back = declarations.find(declared => nameOf(declared) === from.declaration) ?? use;
  const made = await readState(sandbox, back, from.form.fixed);
  await intrude(sandbox, thing, steps.readingUndo);
  const hasMoved = !isSameValue(made, await readState(sandbox, back, from.form.fixed));
  await confirmAndSend(console);
  const what = `a conflict where ${nameOf(back)} puts ${nameOf(use)} back: ${console.top()} ${console.notice()}`;
  if (back.current !== undefined) expect(isMovedShown(console), what).toBe(hasMoved);
}

/** A review of several reads what is there first. */
async function untilRead(console: HeadlessConsole): Promise<void> {
  await console.until('what is there now', () => console.review()?.state !== 'waiting');
}

/** Fills in and goes to the review; false where there is nothing to send. */
async function goToReview(console: HeadlessConsole, {mine}: Thing, which: number): Promise<boolean> {
  if (console.top() === 'form') {
    await console.fillIn(mine[which % mine.length] ?? {});
    console.press('ctrl+s');
    await console.until('a review or a word', () => console.top() === 'review' || console.notice() !== '');
  }
  const isReview = console.top() === 'review';
  if (!isReview) expect(console.notice()).toMatch(/^Nothing was (changed|sent)/);
  return isReview;
}

/** Sends the open review, with what has to be typed for it; resolves once it is known what came of that. */
async function confirmAndSend(console: HeadlessConsole): Promise<void> {
  await console.until('a review that can be sent', () => {
    const {state, rest, dependents} = console.review() ?? never();
    return state === 'ready' && rest === undefined && dependents !== undefined;
  });
  const {setback, confirm} = console.review() ?? never();
  if (setback !== undefined) console.press('r');
  if (confirm !== undefined) console.type(confirm);
  if (setback === undefined || confirm !== undefined) console.press('enter');
  await console.until('an outcome', () => {
    const bulk = console.bulk();
    if (bulk !== undefined) return bulk.targets.every(({state}) => state === 'done' || typeof state === 'object');
    const review = console.review();
    return review === undefined || (review.state === 'ready' && review.setback !== undefined && !review.asked);
  });
}

/** The other client does something to the thing, if it does anything; that it may be refused is no matter. */
async function intrude(sandbox: RunningSandbox, {theirs: may}: Thing, what: number | undefined): Promise<void> {
  const step = what === undefined ? undefined : may[what % may.length];
  if (step !== undefined) await callSandbox(sandbox, ...step).catch(() => undefined);
}

/** What the console would read of what a change is on, with the other client's eyes. */
async function readState(sandbox: RunningSandbox, {current}: OperationDeclaration, input: Item): Promise<Item> {
  if (current === undefined) return {};
  try {
    const answer = await callSandbox(sandbox, current.operation, current.input(input));
    return JSON.parse(JSON.stringify({...current.toValues?.(answer), ...current.toKept?.(answer)})) as Item;
  } catch (error) {
    if (!/NotFound/.test((error as Error).name)) throw error;
    return {...current.toValues?.({}), ...current.toKept?.({})};
  }
}

function readStateOf(sandbox: RunningSandbox, use: OperationDeclaration, {items, target}: Thing): Promise<Item> {
  const filled = use.fill?.({item: items[0], parent: undefined}) ?? {};
  return readState(sandbox, use, {...filled, ...target});
}

function never(): never {
  throw new Error('It is there');
}
