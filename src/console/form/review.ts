import {toTextEdit} from '../../core/edit/text-edit.ts';
import {withErrors} from '../../core/form/check-form.ts';
import {differsFromInitial, formInput, membersOf} from '../../core/form/form.ts';
import {cannotUnset, onlyChanged} from '../../core/form/only-changed.ts';
import type {Item} from '../../core/item.ts';
import {buildAwsCommand} from '../../core/operation/aws-command.ts';
import {
  findConfirmation,
  findDanger,
  formatConsequence,
  type OperationDeclaration,
} from '../../core/operation/operation.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {readDependents} from './dependents.ts';
import {findEarlier} from './earlier.ts';
import {findNames} from './find-names.ts';
import {keepOldCode} from './keep-old-code.ts';
import {restReview} from './rest-review.ts';
import {findChanges, isReadFirst, readTargets} from './review-changes.ts';
import {type FormState, reviewDialogName} from './states.ts';

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
  const changed = from.form.fixed;
  const input = {...changed, ...from.guard};
  await showReview(
    tools,
    {from, form: undefined, changed, loaded: {input, named: input, notes: from.prepared?.warnings ?? []}},
    declaration,
  );
}

function changedInput(
  {services}: ControllerTools,
  {form, before}: FormState,
  {current, toSent = same}: OperationDeclaration,
): Item {
  const filled = formInput(form);
  if (before === undefined || current?.whole) return toSent(filled);
  const fields = membersOf(form, services.operation(form.operation));
  return {...form.fixed, ...toSent(onlyChanged(fields, form.initial, filled))};
}

function same(input: Item): Item {
  return input;
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
  const place = from.prepared === undefined ? declaration.replacesCode?.(loaded.input) : undefined;
  const masked = tools.services.maskInput(operation.name, loaded.named);
  const dialog = tools.dialogs.open(reviewDialogName, {
    from,
    form,
    title: from.form.title,
    names: findNames(from, declaration, operation),
    danger: findDanger(operation, declaration.danger, loaded.input),
    consequence: formatConsequence(operation, declaration, loaded.input),
    operation: operation.name,
    input: loaded.input,
    ...findChanges(from, operation, declaration, changed),
    revealed: false,
    warnings: findWarnings(reviewed, declaration),
    command: buildAwsCommand(operation, masked, from.connection),
    commandWithSecrets: buildAwsCommand(operation, loaded.named, from.connection),
    dependents: declaration.dependents === undefined ? [] : undefined,
    vanishing: declaration.dependents === undefined ? 0 : undefined,
    ofTargets: undefined,
    confirm: toTyped(from, findConfirmation(operation, declaration, loaded.input)),
    typed: toTextEdit(''),
    // What of each becomes different is part of what is reviewed, and so is whether code can be put back.
    state: isReadFirst(from, declaration) || place !== undefined ? 'waiting' : 'ready',
    waiting: 'reading what is there now',
    setback: findEarlier(tools, from, loaded.input),
    rest: undefined,
    asked: false,
    unchecked: false,
    oldCode: undefined,
    top: 0,
  });
  restReview(tools, dialog);
  await Promise.all([
    readDependents(tools, declaration, dialog),
    readTargets(tools, declaration, dialog),
    ...(place === undefined ? [] : [keepOldCode(tools, dialog, place)]),
  ]);
}

function findWarnings({from, loaded}: Reviewed, {warns}: OperationDeclaration): readonly string[] {
  const own = warns?.(loaded.input, from.before ?? {}) ?? [];
  return [...from.form.warnings.map(({message}) => message), ...loaded.notes, ...own];
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

/** What has to be typed: for several targets their number instead of a name. */
function toTyped({targets}: FormState, confirmation: string | undefined): string | undefined {
  return targets === undefined || confirmation === undefined ? confirmation : String(targets.length);
}
