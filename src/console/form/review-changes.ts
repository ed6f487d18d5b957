import {membersOf} from '../../core/form/form.ts';
import {type Difference, findDifferences, findSentAlong} from '../../core/form/review.ts';
import type {Item} from '../../core/item.ts';
import type {Operation, OperationDeclaration} from '../../core/operation/operation.ts';
import {showVisibly} from '../../core/text/visible.ts';
import {toProblem} from '../reads/read-query.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {readFacts} from './current-state.ts';
import {restReview} from './rest-review.ts';
import type {BulkTarget, Changes, FormState, ReviewState, Setback, TargetDifferences} from './states.ts';

/** Members of the input but those that name what it is on, and what the operation takes away. */
export function findChanges(
  from: Pick<FormState, 'before' | 'form' | 'kept' | 'putsBack'>,
  operation: Operation,
  declaration: OperationDeclaration,
  changed: Item,
): Changes {
  const {before, form, kept, putsBack} = from;
  const {current, removes, replaces} = declaration;
  if (removes !== undefined) {
    const removed = formatRemoved(removes(changed, kept));
    return {differences: removed, plainDifferences: removed, sentAlong: [], plainSentAlong: []};
  }
  const isNamed = (name: string) => current?.of.includes(name) || current?.may?.includes(name);
  const isWhole = before === undefined || putsBack;
  const fields = isWhole ? operation.input.filter(({name}) => !isNamed(name)) : membersOf(form, operation);
  const compared = {
    before: before ?? replaces?.(changed, kept),
    sent: changed,
    whole: before !== undefined && current?.whole === true,
  };
  return {
    differences: findDifferences(fields, compared, 'masked'),
    plainDifferences: findDifferences(fields, compared, 'plain'),
    sentAlong: findSentAlong(fields, compared, 'masked'),
    plainSentAlong: findSentAlong(fields, compared, 'plain'),
  };
}

function formatRemoved(removed: Item): readonly Difference[] {
  return Object.entries(removed).map(([path, value]) => ({
    path: showVisibly(path),
    before: value === '' ? '""' : showVisibly(typeof value === 'string' ? value : JSON.stringify(value)),
    after: undefined,
  }));
}

/** Changes that are read about at the same time. */
const atOnce = 4;

/** Reads what there is of each of several targets, and shows what becomes different of it. */
export async function readTargets(
  tools: ControllerTools,
  declaration: OperationDeclaration,
  dialog: Dialog<ReviewState>,
): Promise<void> {
  const {from, input} = dialog.state();
  const {targets = []} = from;
  if (!isReadFirst(from, declaration)) return;
  const found: TargetDifferences[] = [];
  const waiting = targets.entries();
  const work = async () => {
    for (const [index, target] of waiting) found[index] = await readTarget(tools, declaration, dialog, target, input);
  };
  await Promise.all(Array.from({length: atOnce}, work));
  const unread = found.filter(({problem}) => problem !== undefined);
  const setback = toSetback(unread);
  dialog.update(state => ({...state, state: 'ready', ofTargets: found, setback}));
  restReview(tools, dialog);
}

/** Whether it is of several targets whose state is known only once it was read. */
export function isReadFirst({targets}: FormState, {current}: OperationDeclaration): boolean {
  return targets !== undefined && current !== undefined;
}

function toSetback(unread: readonly TargetDifferences[]): Setback | undefined {
  const [first] = unread;
  if (first?.problem === undefined) return undefined;
  const what = `What is there now of ${unread.map(({label}) => label).join(', ')} could not be read`;
  return {sent: 'unchecked', problem: {...first.problem, what}, found: undefined};
}

async function readTarget(
  tools: ControllerTools,
  declaration: OperationDeclaration,
  dialog: Dialog<ReviewState>,
  {label, fixed}: BulkTarget,
  input: Item,
): Promise<TargetDifferences> {
  const {from} = dialog.state();
  const operation = tools.services.operation(declaration.operation);
  try {
    const facts = await readFacts(from.connection, declaration, fixed, dialog.signal);
    const state = {...from, ...facts, putsBack: true} as const;
    return {label, seen: facts, ...findChanges(state, operation, declaration, {...input, ...fixed})};
  } catch (error) {
    const unseen = {before: undefined, kept: {}};
    const changes = findChanges({...from, ...unseen, putsBack: true}, operation, declaration, {...input, ...fixed});
    return {label, seen: undefined, ...changes, problem: toProblem(error)};
  }
}
