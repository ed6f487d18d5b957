import {showKey} from '../../core/keys/key.ts';
import {
  findDanger,
  formatTitle,
  type OperationDeclaration,
  type OperationName,
} from '../../core/operation/operation.ts';
import {type Action, actionsIn, titleIn} from '../bindings/action.ts';
import type {Choice} from '../bindings/command.ts';
import {ownerOf} from '../connection/owner.ts';
import {openPicker} from '../dialogs/picker.ts';
import {openPrompt} from '../dialogs/prompt.ts';
import {aliasGroup, buildAliasChoices} from '../palette/alias-choices.ts';
import type {WordCommand} from '../palette/word-command.ts';
import {toProblem} from '../reads/read-query.ts';
import {markedItems} from '../selection/marks.ts';
import {toContext} from '../tools/context.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {
  listWordCommands,
  readCommands,
  readProfileChoices,
  readRegionChoices,
  readWordCommands,
} from './word-commands.ts';

/** Opens the palette: everything that can be done by name, with its keys and why some of it cannot be done now. */
export function openPalette(tools: ControllerTools): void {
  const declared = new Set(tools.declarations.map(({name, operation}) => name ?? operation));
  const visible = tools.actions.filter(({hidden, name}) => !hidden && !declared.has(name as OperationName));
  const words = listWordCommands(tools);
  const operations = operationChoices(tools, declared);
  const {aliases} = tools.store.getState();
  const entries = new Map<string, Choice>([
    ...operations.flatMap(choice => (choice.also === undefined ? [] : [[choice.also, choice] as const])),
    ...tools.actions.map(action => [action.name, toChoice(tools, action)] as const),
  ]);
  const choices = [
    ...onePerTitle(visible.map(action => ({...toChoice(tools, action), group: action.group}))),
    ...[...words, ...readCommands].map(toWordChoice),
    ...buildAliasChoices(aliases, entries, words),
    ...operations,
  ];
  const dialog = openPicker(tools, {title: 'Command', list: 'palette', choices: gather(choices, firstGroups), words});
  void readWordCommands(tools).then(read => dialog.update(state => ({...state, words: [...state.words, ...read]})));
}

/** What is called the same stands once: as what a key does here, if one does. */
function onePerTitle(choices: readonly Choice[]): readonly Choice[] {
  const kept = new Map<string, Choice>();
  for (const choice of choices) {
    const other = kept.get(choice.label);
    if (other === undefined || (other.key === '' && choice.key !== '')) kept.set(choice.label, choice);
  }
  return [...kept.values()];
}

const typedWithName = 'Typed with a name';

/** What is used most stands first. */
const firstGroups: readonly string[] = [aliasGroup, 'Selection', 'Lists', 'Log', typedWithName, 'Panes', 'Console'];

/** What stands under one heading together: first the groups named, then the others in the order in which they come. */
function gather(choices: readonly Choice[], first: readonly string[] = []): readonly Choice[] {
  const groups = Map.groupBy(choices, ({group}) => group ?? '');
  return [...new Set([...first, ...groups.keys()])].flatMap(group => groups.get(group) ?? []);
}

function toWordChoice({name, title}: Pick<WordCommand, 'name' | 'title'>): Choice {
  return {key: `:${name}`, label: title, group: typedWithName, fills: `${name} `, command: {type: 'nothing'}};
}

/** Every operation of the service by its title and name, and the special uses the catalog declares. */
function operationChoices(tools: ControllerTools, declared: ReadonlySet<string>): Choice[] {
  const {services, store, declarations, actions} = tools;
  if (store.getState().connection.state !== 'ready') return [];
  const {item, resource} = toContext(tools);
  const names = [...new Set([...services.operations(), ...declared])];
  return names.map(name => {
    const declaration = declarations.find(entry => (entry.name ?? entry.operation) === name);
    const title = declaration?.title ?? formatTitle(name);
    // Called on something else than the selection, it asks what it is on; while read-only that is said first.
    const isOnSelection = item !== undefined && declaration?.on.includes(resource.name) && !ownerOf(item).lock.readOnly;
    const action = actions.find(one => one.name === name);
    const dimmed = action === undefined || !isOnSelection ? undefined : toDimmed(tools, action);
    const choice = {
      key: action === undefined ? '' : showKeyHere(tools, action),
      label: title,
      also: name,
      group: declaration?.group ?? 'Other operations',
      ...toDestroying(tools, declaration ?? {operation: name as OperationName}),
    };
    return dimmed === undefined ? {...choice, command: {type: 'operation', name}} : {...choice, ...dimmed};
  });
}

/** Opens the list of what can be done with the selection. */
export function openActions(tools: ControllerTools): void {
  const {scope, item, resource} = toContext(tools);
  const actions = actionsIn(tools.actions, scope, resource.name).filter(
    ({group, hidden}) => (group === 'Selection' || group === 'Log') && !hidden,
  );
  const marked = markedItems(tools, resource).length;
  const one = item === undefined ? 'Actions' : `Actions on ${resource.label(item)}`;
  const title =
    marked > 0 ? `Actions on ${marked} marked ${marked === 1 ? resource.singular : resource.title.toLowerCase()}` : one;
  openPicker(tools, {title, list: 'actions', choices: gather(actions.map(action => toActionChoice(tools, action)))});
}

/** Lets the user choose a region, or type one the SDK does not know. */
export async function openRegions(tools: ControllerTools): Promise<void> {
  openPicker(tools, {
    title: 'Region',
    list: 'regions',
    choices: [
      ...(await readRegionChoices(tools)),
      {label: 'another region…', group: 'All regions', command: {type: 'prompt-region'}},
    ],
  });
}

/** Lets the user choose among the profiles of the AWS configuration files. */
export async function openProfiles(tools: ControllerTools): Promise<void> {
  try {
    const choices = await readProfileChoices(tools);
    if (choices.length === 0) {
      tools.notify('No profiles are configured. `aws configure` or `aws configure sso` makes one.', 'warn');
      return;
    }
    if (choices.every(({isCurrent}) => isCurrent)) {
      tools.notify(`${choices[0]?.label} is the only profile. \`aws configure --profile NAME\` makes another.`, 'warn');
      return;
    }
    openPicker(tools, {title: 'Profile', list: 'profiles', choices});
  } catch (error) {
    const {what, why} = toProblem(error);
    tools.notify(`${what}: ${why}`, 'bad');
  }
}

/** An operation stands under what the catalog has it under. */
function toActionChoice(tools: ControllerTools, action: Action): Choice {
  const declaration = tools.declarations.find(({name, operation}) => (name ?? operation) === action.name);
  return {
    ...toChoice(tools, action),
    group: declaration?.group ?? 'Look and run',
    ...(declaration !== undefined && toDestroying(tools, declaration)),
  };
}

function toDestroying(
  {services}: ControllerTools,
  {operation, danger}: Pick<OperationDeclaration, 'operation' | 'danger'>,
): Pick<Choice, 'destroys'> {
  const readOnly = services.isReadOnly(operation);
  return findDanger({name: operation, readOnly}, danger) === 'destroys' ? {destroys: true} : {};
}

function toChoice(tools: ControllerTools, action: Action): Choice {
  const context = toContext(tools);
  const choice = {key: showKeyHere(tools, action), label: titleIn(action, context)};
  return {...choice, ...(toDimmed(tools, action) ?? {command: action.run(context)})};
}

/** The key that does it where one is; empty where none does, or it does something else there. */
function showKeyHere(tools: ControllerTools, {name, keys}: Action): string {
  const {scope, resource} = toContext(tools);
  const key = keys.find(one => tools.keymap(scope, resource.name, one)?.name === name);
  return key === undefined ? '' : showKey(key);
}

/** Why an action cannot be done now; undefined when it can. */
function toDimmed(tools: ControllerTools, action: Action): Pick<Choice, 'note' | 'command'> | undefined {
  const context = toContext(tools);
  const reason = action.unavailable?.(context);
  if (reason === undefined) return undefined;
  return {note: `(${reason})`, command: {type: 'nothing', why: `${titleIn(action, context)}: ${reason}`}};
}

/** Asks for a region that no list has. */
export function openRegionPrompt(tools: ControllerTools): void {
  openPrompt(tools, {title: 'Region', submit: region => ({type: 'connect', region})});
}
