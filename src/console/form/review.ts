import {toTextEdit} from '../../core/edit/text-edit.ts';
import {cannotUnset, onlyChanged} from '../../core/form/changed.ts';
import {differsFromInitial, formInput, membersOf, withErrors} from '../../core/form/form.ts';
import {type Difference, findDifferences} from '../../core/form/review.ts';
import type {Item} from '../../core/item.ts';
import {formatAwsCommand} from '../../core/operation/aws-command.ts';
import {
  findConfirmation,
  findDanger,
  formatConsequence,
  type Operation,
  type OperationDeclaration,
  type OperationName,
} from '../../core/operation/operation.ts';
import type {Problem} from '../../core/problem.ts';
import {toProblem} from '../reads/read-query.ts';
import {connectionKey} from '../session/connection-key.ts';
import type {OperationOverlay, ReviewOverlay} from '../session/overlay.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {showAnswer} from '../tools/show-answer.ts';
import {sendToAll} from './bulk.ts';
import {openConflict} from './conflict.ts';
import {declarationOf, draftKey, placeProblem} from './declaration.ts';
import {moveToCreated} from './move-to-created.ts';
import {sendPatiently} from './send.ts';

/** Opens the review of a checked form: what would be sent, and what that does. Files are read now, so that their errors stand at their fields. */
export async function openReview(
  tools: ControllerTools,
  from: OperationOverlay,
  declaration: OperationDeclaration,
): Promise<void> {
  const operation = tools.services.operation(from.form.operation);
  const fields = membersOf(from.form, operation);
  const filled = formInput(from.form);
  const isPartial = from.before !== undefined && !declaration.current?.whole;
  const unset = isPartial ? cannotUnset(fields, from.form.initial, filled) : [];
  if (unset.length > 0) {
    const errors = Object.fromEntries(unset.map(name => [name, 'cannot be emptied: the service keeps a value here']));
    return tools.open({...from, form: withErrors(from.form, errors)});
  }
  const changed = isPartial ? {...from.form.fixed, ...onlyChanged(fields, from.form.initial, filled)} : filled;
  if (from.before !== undefined && !from.putsBack && !differsFromInitial(from.form)) {
    tools.open(from);
    return tools.notify('Nothing was changed, so there is nothing to send.', 'dim');
  }
  const loaded = await loadFiles(tools, from, {...changed, ...from.guard});
  if (loaded === undefined) return;
  const review: ReviewOverlay = {
    type: 'review',
    from,
    title: from.form.title,
    danger: findDanger(operation, declaration.danger, loaded.input),
    consequence: formatConsequence(operation, declaration, loaded.input),
    operation: operation.name,
    input: loaded.input,
    differences: toChanges(from, operation, declaration, changed, 'masked'),
    plainDifferences: toChanges(from, operation, declaration, changed, 'plain'),
    revealed: false,
    warnings: [...from.form.warnings.map(({message}) => message), ...loaded.notes],
    command: formatAwsCommand(
      operation.name,
      tools.services.maskInput(operation.name, loaded.named),
      tools.services.commandTarget(),
    ),
    dependents: declaration.dependents === undefined ? [] : undefined,
    confirm: toTyped(from, findConfirmation(operation, declaration, loaded.input)),
    typed: toTextEdit(''),
    state: 'ready',
    waiting: undefined,
    problem: undefined,
    top: 0,
  };
  tools.open(review);
  if (declaration.dependents !== undefined) await readDependents(tools, declaration, review);
}

/** The input with its files; undefined when they cannot be used, which the form says, or when the form was left or changed. */
async function loadFiles(tools: ControllerTools, from: OperationOverlay, input: Item) {
  const shown = tools.store.getState().overlay;
  const tell = (words: string) => tools.notify(words, 'dim');
  const loaded = await tools.services.loadFiles(from.form.operation, input, tell);
  // A large folder takes its time.
  if (tools.store.getState().overlay !== shown) return undefined;
  if (!('errors' in loaded)) return loaded;
  tools.open({...from, form: withErrors(from.form, loaded.errors)});
  return undefined;
}

/** What becomes different: members of the input but those that name what it is on, and what the operation takes away. */
function toChanges(
  {before, form, kept, putsBack}: OperationOverlay,
  operation: Operation,
  {current, removes, replaces}: OperationDeclaration,
  changed: Item,
  secrets: 'masked' | 'plain',
): readonly Difference[] {
  if (removes !== undefined) {
    return Object.entries(removes(changed, kept)).map(([path, value]) => ({
      path,
      before: String(value),
      after: undefined,
    }));
  }
  const isNamed = (name: string) => current?.of.includes(name) || current?.may?.includes(name);
  const whole = before === undefined || putsBack;
  const fields = whole ? operation.input.filter(({name}) => !isNamed(name)) : membersOf(form, operation);
  return findDifferences(fields, before ?? replaces?.(changed, kept), changed, secrets);
}

/** What has to be typed: for several targets their number instead of a name. */
function toTyped({targets}: OperationOverlay, confirmation: string | undefined): string | undefined {
  return targets === undefined || confirmation === undefined ? confirmation : String(targets.length);
}

/** Sends a reviewed change, once. What comes of it decides what is shown next; the form is never lost. */
export async function sendReview(tools: ControllerTools, review: ReviewOverlay): Promise<void> {
  const {store} = tools;
  if (review.state === 'sending' || review.problem?.kind === 'unknown-outcome' || !isConfirmed(review)) return;
  if (review.from.targets !== undefined) return sendToAll(tools, review, review.from.targets);
  tools.open({...review, state: 'sending', problem: undefined});
  // The connection may be another one when the answer comes.
  const key = draftKey(store.getState(), review.from);
  store.dispatch({type: 'form-draft', key, form: review.from.form});
  const connection = connectionKey(store.getState()) ?? '';
  try {
    const answer = await sendPatiently(tools, review, {
      isWanted: () => isShown(tools, review),
      say: waiting => {
        const {overlay} = store.getState();
        if (overlay?.type === 'review') tools.open({...overlay, waiting});
      },
    });
    store.dispatch({type: 'form-draft', key, form: undefined});
    succeed(tools, review, {answer, connection});
  } catch (error) {
    await fail(tools, review, toProblem(error));
  }
}

/** True once what has to be typed was typed. */
function isConfirmed({confirm, typed}: ReviewOverlay): boolean {
  return confirm === undefined || typed.text.trim() === confirm;
}

function succeed(
  tools: ControllerTools,
  review: ReviewOverlay,
  {answer, connection}: {answer: Item; connection: string},
): void {
  const {store} = tools;
  if (isShown(tools, review)) tools.close();
  const declaration = declarationOf(tools, review.from.declaration);
  const {undo: toUndo, shows, on} = declaration;
  const undo = toUndo?.(review.input, {...review.from.before, ...review.from.kept});
  store.dispatch({type: 'undo', undo: undo === undefined ? undefined : {title: review.title, connection, ...undo}});
  tools.notify(`${review.title}: done.${undo === undefined ? '' : ' u puts it back.'}`, 'good');
  // What has no pane, such as a code signing config, is known by its answer alone.
  if (shows || (on.length === 0 && Object.keys(answer).length > 0)) showAnswer(tools, review.operation, answer);
  tools.refreshAll();
  moveToCreated(tools, declaration, answer);
}

async function fail(tools: ControllerTools, review: ReviewOverlay, problem: Problem): Promise<void> {
  if (problem.kind === 'unknown-outcome') tools.refreshAll();
  if (!isShown(tools, review)) return tools.notify(`${review.title}: ${problem.what}`, 'bad');
  if (problem.kind === 'precondition') {
    const met = await openConflict(tools, review);
    if (met.kind === 'change') return;
    // Nothing has happened to what is changed, and nothing came of the refused call.
    if (met.kind === 'none') return sendReview(tools, withGuard(review, met.guard));
  }
  if (problem.kind === 'invalid') {
    tools.open({...review.from, form: placeProblem(review.from.form, problem.why)});
    return tools.notify(`${problem.what}: ${problem.why}`, 'bad');
  }
  tools.open({...review, state: 'ready', problem, typed: toTextEdit('')});
}

function withGuard(review: ReviewOverlay, guard: Item): ReviewOverlay {
  const {from, input} = review;
  return {...review, state: 'ready', from: {...from, guard}, input: {...input, ...guard}};
}

/** The user may have left the review while it was sent. */
function isShown({store}: ControllerTools, {operation}: ReviewOverlay): boolean {
  const {overlay} = store.getState();
  return overlay?.type === 'review' && overlay.operation === operation;
}

async function readDependents(
  tools: ControllerTools,
  {dependents = []}: OperationDeclaration,
  review: ReviewOverlay,
): Promise<void> {
  const lines = await Promise.all(
    dependents.map(async ({title, operation, input, toLines}) => {
      const given = input(review.input);
      if (given === undefined) return [];
      try {
        const pages = await readPages(tools, operation, given);
        return pages.flatMap(page => toLines(page, review.input)).map(line => `${title}: ${line}`);
      } catch (error) {
        return [`${title}: unknown (${toProblem(error).what})`];
      }
    }),
  );
  const {overlay} = tools.store.getState();
  if (overlay?.type === 'review') tools.open({...overlay, dependents: lines.flat()});
}

/** All pages of a list, or the one answer of another read; a token that comes again ends it. */
async function readPages({services}: ControllerTools, operation: OperationName, input: Item): Promise<readonly Item[]> {
  const {pagination} = services.operation(operation);
  const signal = new AbortController().signal;
  const pages = [await services.readExact(operation, input, signal)];
  if (pagination === undefined) return pages;
  const seen = new Set<unknown>([undefined, null, '']);
  for (
    let token = pages[0]?.[pagination.outputToken];
    !seen.has(token);
    token = pages.at(-1)?.[pagination.outputToken]
  ) {
    seen.add(token);
    pages.push(await services.readExact(operation, {...input, [pagination.inputToken]: token}, signal));
  }
  return pages;
}
