import {toTextEdit} from '../../core/edit/text-edit.ts';
import {differsFromInitial, formInput, membersOf, withErrors} from '../../core/form/form.ts';
import {cannotUnset, onlyChanged} from '../../core/form/only-changed.ts';
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
import type {Connection} from '../connection/connection.ts';
import {toProblem} from '../reads/read-query.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {type FormState, type ReviewState, reviewDialogName} from './states.ts';

/** Opens the review of a checked form: what would be sent, and what that does. Files are read now, so that their errors stand at their fields. */
export async function openReview(
  tools: ControllerTools,
  form: Dialog<FormState>,
  declaration: OperationDeclaration,
): Promise<void> {
  const from = form.state();
  const operation = tools.services.operation(from.form.operation);
  const fields = membersOf(from.form, operation);
  const isPartial = from.before !== undefined && !declaration.current?.whole;
  const unset = isPartial ? cannotUnset(fields, from.form.initial, formInput(from.form)) : [];
  if (unset.length > 0) {
    const errors = Object.fromEntries(unset.map(name => [name, 'cannot be emptied: the service keeps a value here']));
    return form.update(state => ({...state, form: withErrors(state.form, errors)}));
  }
  if (from.before !== undefined && !differsFromInitial(from.form)) {
    return tools.notify('Nothing was changed, so there is nothing to send.', 'dim');
  }
  const changed = changedInput(tools, from, declaration);
  const loaded = await loadFiles(tools, form, {...changed, ...from.guard});
  if (loaded !== undefined) await showReview(tools, {from, form, changed, loaded}, declaration);
}

/** Opens the review of what puts a change back, which nobody has to fill in; Esc leads back to where it was asked for. */
export async function reviewPutBack(
  tools: ControllerTools,
  from: FormState,
  declaration: OperationDeclaration,
): Promise<void> {
  const changed = changedInput(tools, from, declaration);
  const input = {...changed, ...from.guard};
  await showReview(tools, {from, form: undefined, changed, loaded: {input, named: input, notes: []}}, declaration);
}

function changedInput({services}: ControllerTools, {form, before}: FormState, {current}: OperationDeclaration): Item {
  const filled = formInput(form);
  if (before === undefined || current?.whole) return filled;
  return {...form.fixed, ...onlyChanged(membersOf(form, services.operation(form.operation)), form.initial, filled)};
}

interface Loaded {
  readonly input: Item;
  readonly named: Item;
  readonly notes: readonly string[];
}

interface Reviewed {
  readonly from: FormState;
  readonly form: Dialog<FormState> | undefined;
  readonly changed: Item;
  readonly loaded: Loaded;
}

async function showReview(
  tools: ControllerTools,
  reviewed: Reviewed,
  declaration: OperationDeclaration,
): Promise<void> {
  const {from, form, changed, loaded} = reviewed;
  const operation = tools.services.operation(from.form.operation);
  const masked = tools.services.maskInput(operation.name, loaded.named);
  const dialog = tools.dialogs.open(reviewDialogName, {
    from,
    form,
    title: from.form.title,
    danger: findDanger(operation, declaration.danger, loaded.input),
    consequence: formatConsequence(operation, declaration, loaded.input),
    operation: operation.name,
    input: loaded.input,
    differences: toChanges(from, operation, declaration, changed, 'masked'),
    plainDifferences: toChanges(from, operation, declaration, changed, 'plain'),
    revealed: false,
    warnings: [...from.form.warnings.map(({message}) => message), ...loaded.notes],
    command: formatAwsCommand(operation.name, masked, from.connection),
    dependents: declaration.dependents === undefined ? [] : undefined,
    confirm: toTyped(from, findConfirmation(operation, declaration, loaded.input)),
    typed: toTextEdit(''),
    state: 'ready',
    waiting: undefined,
    problem: undefined,
    top: 0,
  });
  if (declaration.dependents !== undefined) await readDependents(tools, declaration, dialog);
}

/** The input with its files; undefined when they cannot be used, which the form says, or when the form was left or changed. */
async function loadFiles(tools: ControllerTools, form: Dialog<FormState>, input: Item): Promise<Loaded | undefined> {
  const before = form.state();
  const tell = (words: string) => tools.notify(words, 'dim');
  const loaded = await tools.services.loadFiles(before.form.operation, input, tell);
  // A large folder takes its time.
  if (!form.isOnTop() || form.state() !== before) return undefined;
  if (!('errors' in loaded)) return loaded;
  form.update(state => ({...state, form: withErrors(state.form, loaded.errors)}));
  return undefined;
}

/** What becomes different: members of the input but those that name what it is on, and what the operation takes away. */
function toChanges(
  {before, form, kept, putsBack}: FormState,
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
function toTyped({targets}: FormState, confirmation: string | undefined): string | undefined {
  return targets === undefined || confirmation === undefined ? confirmation : String(targets.length);
}

async function readDependents(
  tools: ControllerTools,
  {dependents = []}: OperationDeclaration,
  dialog: Dialog<ReviewState>,
): Promise<void> {
  const review = dialog.state();
  const lines = await Promise.all(
    dependents.map(async ({title, operation, input, toLines}) => {
      const given = input(review.input);
      if (given === undefined) return [];
      try {
        const pages = await readPages(tools, review.from.connection, {operation, input: given, signal: dialog.signal});
        return pages.flatMap(page => toLines(page, review.input)).map(line => `${title}: ${line}`);
      } catch (error) {
        return [`${title}: unknown (${toProblem(error).what})`];
      }
    }),
  );
  dialog.update(state => ({...state, dependents: lines.flat()}));
}

/** All pages of a list, or the one answer of another read; a token that comes again ends it. */
async function readPages(
  {services}: ControllerTools,
  connection: Connection,
  {operation, input, signal}: {operation: OperationName; input: Item; signal: AbortSignal},
): Promise<readonly Item[]> {
  const {pagination} = services.operation(operation);
  const pages = [await connection.readExact(operation, input, signal)];
  if (pagination === undefined) return pages;
  const seen = new Set<unknown>([undefined, null, '']);
  for (
    let token = pages[0]?.[pagination.outputToken];
    !seen.has(token);
    token = pages.at(-1)?.[pagination.outputToken]
  ) {
    seen.add(token);
    pages.push(await connection.readExact(operation, {...input, [pagination.inputToken]: token}, signal));
  }
  return pages;
}
