import type {DetailLine} from '../../core/detail-line.ts';
import {checkOperationForm, withErrors} from '../../core/form/check-form.ts';
import {focusOnPath} from '../../core/form/focus.ts';
import {formInput, type OperationForm} from '../../core/form/form.ts';
import {otherRegions} from '../../core/form/other-regions.ts';
import type {Item} from '../../core/item.ts';
import {
  formatTitle,
  type Operation,
  type OperationDeclaration,
  type Selection,
} from '../../core/operation/operation.ts';
import type {OperationTarget} from '../../core/remedies/remedy.ts';
import {findListPlace} from '../../core/resource/find-list-place.ts';
import type {Resource} from '../../core/resource/resource.ts';
import type {Connection} from '../connection/connection.ts';
import {ofSeveral, soleOwnerOf} from '../connection/owner.ts';
import {showAnswer} from '../dialogs/show-answer.ts';
import {toProblem} from '../reads/read-query.ts';
import {markedItems} from '../selection/marks.ts';
import {connectionOf, recordAt} from '../session/connection-of.ts';
import {toContext} from '../tools/context.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {nothingKnown, readWhileWaiting} from './current-state.ts';
import {declarationOf, draftPlace, placeProblem} from './declaration.ts';
import {withDraft} from './drafts.ts';
import {openWorkbenchAs} from './open-workbench-as.ts';
import {type Opening, toFixed, toOverlay, toTarget} from './overlay.ts';
import {askForPruning} from './prune.ts';
import {openReview} from './review.ts';
import {sortOut} from './sort-out.ts';
import {type FormState, formDialogName} from './states.ts';

/** What is selected now, for an operation to be called on. */
function currentSelection(tools: ControllerTools): Selection {
  const {item, resource} = toContext(tools);
  const parent = resource.parent === undefined ? undefined : tools.workspace.settledItem(resource.parent);
  return {item, parent};
}

/**
 * Opens an operation on the selection, or on what is given in its place: a read whose input is known is made at once,
 * everything else opens its form over what is on the screen.
 */
export async function openOperation(
  tools: ControllerTools,
  name: string,
  {on, from}: {on?: OperationTarget | undefined; from?: Pick<DetailLine, 'member' | 'given'> | undefined} = {},
): Promise<void> {
  const declaration = declarationOf(tools, name);
  // What was selected when the key came is meant, whatever is selected once its operation is known.
  const {selection, fits, several, resource} = toGiven(tools, declaration, on);
  const unprepared = tools.services.prepareOperation(declaration.operation);
  if (unprepared !== undefined) await unprepared;
  const operation = tools.services.operation(declaration.operation);
  const items = several.length > 0 ? several : [selection.item ?? selection.parent].filter(item => item !== undefined);
  const connection = items.length === 0 ? connectionOf(tools.store.getState()) : soleOwnerOf(items);
  if (connection === undefined) return tools.notify(items.length > 0 ? ofSeveral : 'There is no connection.', 'warn');
  if (connection.lock.readOnly && !operation.readOnly) {
    return tools.notify(`${operation.name}: this session is read-only; W leaves that for 10 minutes.`, 'warn');
  }
  if (declaration.prunes !== undefined && fits) return askForPruning(tools, declaration, {selection, resource});
  if (declaration.invokes !== undefined) return openWorkbenchAs(tools, connection, declaration.invokes);
  if (several.length > 0)
    return openBulk(tools, declaration, name, {connection, marked: several, resource, parent: selection.parent});
  const given = from?.given?.[declaration.operation];
  const fixed = toFixed(operation, {...(fits ? declaration.fill?.(selection) : undefined), ...given?.fixed});
  const complete = operation.input.filter(({required}) => required).every(field => field.name in fixed);
  if (isList(operation) && showList(tools, operation, resource)) return;
  const isKnown = (fits && declaration.fill !== undefined) || operation.input.length === 0;
  if (operation.readOnly && complete && isKnown) return runRead(tools, connection, operation, fixed);
  const preset = on?.preset ?? given?.preset ?? (fits ? declaration.preset?.(selection) : undefined) ?? {};
  const isAsked = declaration.current?.of.some(member => fixed[member] === undefined) ?? false;
  if (isAsked)
    return void tools.dialogs.open(formDialogName, toTargetOverlay(operation, declaration, name, {connection, fixed}));
  await openFilled(tools, declaration, name, {connection, fixed, preset, ...(on && {on})}, {at: from?.member});
}

/** A list is shown where its items can be worked with. */
function showList({resources, execute}: ControllerTools, {name}: Operation, looked: Resource): boolean {
  const place = findListPlace(resources, name, looked);
  if (place === undefined) return false;
  const {pane, tab} = place;
  execute(tab === undefined ? {type: 'focus', pane} : {type: 'open-tab', resource: pane, tab});
  return true;
}

function isList({name, pagination, readOnly}: Operation): boolean {
  return readOnly && (pagination !== undefined || name.startsWith('List'));
}

interface Given {
  readonly resource: Resource;
  readonly selection: Selection;
  /** Whether the operation is made for such a selection. */
  readonly fits: boolean;
  /** What is to be changed together, if it is more than the selection. */
  readonly several: readonly Item[];
}

function toGiven(tools: ControllerTools, declaration: OperationDeclaration, on: OperationTarget | undefined): Given {
  const context = toContext(tools);
  if (on === undefined) {
    const {resource} = context;
    const fits = declaration.on.includes(resource.name);
    return {resource, selection: currentSelection(tools), fits, several: fits ? markedItems(tools, resource) : []};
  }
  const resource = tools.workspace.resource(on.resource) ?? context.resource;
  const selection = {item: on.items[0], parent: undefined};
  return {resource, selection, fits: true, several: on.items.length > 1 ? on.items : []};
}

interface Marked {
  readonly connection: Connection;
  readonly marked: readonly Item[];
  readonly resource: Resource;
  readonly parent: Item | undefined;
}

/** Opens the form of a change to several items. */
function openBulk(
  tools: ControllerTools,
  declaration: OperationDeclaration,
  name: string,
  {connection, marked, resource, parent}: Marked,
): void {
  const operation = tools.services.operation(declaration.operation);
  const title = declaration.title ?? formatTitle(declaration.operation);
  if (!declaration.bulk) return tools.notify(`${title} works on one at a time. Esc takes the marks away.`, 'warn');
  const {possible, leftOut} = sortOut(declaration, {marked, resource, parent});
  if (leftOut.length > 0) tools.notify(`Left out: ${leftOut.join('; ')}.`, 'warn');
  if (possible.length === 0) return;
  const targets = possible.map(item => toTarget(operation, declaration, resource, {item, parent}));
  const preset = declaration.preset?.({item: possible[0], parent}) ?? {};
  const fixed = targets[0]?.fixed ?? {};
  const state = {...toOverlay(operation, declaration, name, {connection, fixed, preset, facts: nothingKnown}), targets};
  const dialog = tools.dialogs.open(formDialogName, state);
  if (isFilledIn(state.form, preset)) void submitOperation(tools, dialog);
}

/** Opens the form of a change whose target is known, on what is there now; `asking` is the form that asked for the target, `at` where it begins. */
async function openFilled(
  tools: ControllerTools,
  declaration: OperationDeclaration,
  name: string,
  opening: Omit<Opening, 'facts'>,
  {asking, at}: {asking?: Dialog<FormState>; at?: string | undefined},
): Promise<void> {
  const {preset} = opening;
  const operation = tools.services.operation(declaration.operation);
  const read = await readWhileWaiting(tools, opening.connection, declaration, opening.fixed);
  if (read === undefined) return;
  if (read === 'unmet') return asking === undefined ? openInstead(tools, declaration) : undefined;
  const {facts, typed} = read;
  asking?.close();
  const fresh = toOverlay(operation, declaration, name, {...opening, facts});
  if (isFilledIn(fresh.form, preset)) {
    await submitOperation(tools, tools.dialogs.open(formDialogName, fresh));
    return tools.typeAhead(typed, undefined);
  }
  const place = draftPlace(fresh);
  const draft = recordAt(tools.store.getState(), place.connection).formDrafts[place.on];
  const withheld = Object.entries(facts.withheld).map(([member, reason]) => `${member} cannot be edited: ${reason}`);
  if (withheld.length > 0) tools.notify(withheld.join(' '), 'warn');
  if (draft !== undefined) tools.notify('This is what you had typed before. Ctrl-L starts afresh.', 'accent');
  const opened = draft === undefined ? fresh : withDraft(tools, fresh, draft);
  const form = at === undefined ? undefined : focusOnPath(opened.form, at);
  tools.typeAhead(typed, tools.dialogs.open(formDialogName, form === undefined ? opened : {...opened, form}));
}

/** What is not there can be made: the form for that opens, and says so. */
async function openInstead(tools: ControllerTools, {requires, title, operation}: OperationDeclaration): Promise<void> {
  if (requires?.instead === undefined) return;
  const {title: other = formatTitle(requires.instead)} = declarationOf(tools, requires.instead);
  await openOperation(tools, requires.instead);
  tools.notify(`${title ?? formatTitle(operation)}: there is none to change. ${other} makes one.`, 'warn');
}

/** The form that asks what a change is on: what is there now has to be read before it can be changed. */
function toTargetOverlay(
  operation: Operation,
  declaration: OperationDeclaration,
  name: string,
  opening: Pick<Opening, 'connection' | 'fixed'>,
): FormState {
  const {current: {of = [], may = []} = {}, ...others} = declaration;
  const asking = {...others, only: [...of, ...may] as never, needs: of as never, common: may as never};
  return {...toOverlay(operation, asking, name, {...opening, preset: {}, facts: nothingKnown}), asks: true};
}

/** Nothing is left to fill in: all there is to do is to look at it and send it. */
function isFilledIn({nodes}: OperationForm, preset: Item): boolean {
  return nodes.every(({field}) => field.name in preset);
}

/** Goes on from a filled-in form: marks what is wrong, makes a read, or opens the review of a change. */
export async function submitOperation(tools: ControllerTools, dialog: Dialog<FormState>): Promise<void> {
  const state = dialog.state();
  if (state.refused !== undefined)
    return tools.notify('Nothing was sent: your JSON was not taken. Ctrl-E opens it.', 'bad');
  const operation = tools.services.operation(state.form.operation);
  const checked = checkOperationForm(state.form, operation);
  const elsewhere = otherRegions(formInput(checked.form), state.connection.region);
  const isElsewhere = checked.valid && Object.keys(elsewhere).length > 0;
  const form = isElsewhere ? withErrors(checked.form, elsewhere) : checked.form;
  dialog.update(current => ({...current, form}));
  if (!checked.valid || isElsewhere) return tools.notify('Nothing was sent: see the marked fields.', 'bad');
  if (operation.readOnly) return runRead(tools, state.connection, operation, formInput(form), dialog);
  const declaration = declarationOf(tools, state.declaration);
  if (state.asks) {
    const opening = {connection: state.connection, fixed: formInput(form), preset: {}};
    return openFilled(tools, declaration, state.declaration, opening, {asking: dialog});
  }
  await openReview(tools, dialog, declaration);
}

/** Makes a read and shows its answer as JSON; a form stays open with the error when it fails. */
async function runRead(
  tools: ControllerTools,
  connection: Connection,
  operation: Operation,
  input: Item,
  form?: Dialog<FormState>,
): Promise<void> {
  const signal = form?.signal ?? connection.signal;
  tools.notify(`${operation.name}…`, 'dim');
  try {
    const answer = await connection.call(operation.name, input, {background: false, signal});
    form?.close();
    showAnswer(tools, operation.name, answer);
    tools.clearNotice();
  } catch (error) {
    // Who left the form does not wait for it any more.
    if (signal.aborted) return;
    const problem = toProblem(error);
    form?.update(state => ({...state, form: placeProblem(state.form, problem.why)}));
    tools.notify(`${problem.what}: ${problem.why}`, 'bad');
  }
}
