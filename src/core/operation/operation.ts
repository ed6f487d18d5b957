import type {Operation, OperationInput, OperationName} from '../../schema/index.ts';
import type {CodePlace} from '../code-place.ts';
import type {ValueChoice} from '../form/value-choice.ts';
import type {Item} from '../item.ts';
import type {PageReader} from './page-reader.ts';
import type {Pruning} from './pruning.ts';
import type {Requirement} from './requirement.ts';

export type {Operation, OperationName} from '../../schema/index.ts';

/** What an operation may do to people: nothing, change something, open it to others or stop it, or destroy it. */
export type Danger = 'reads' | 'changes' | 'exposes' | 'destroys';

/** What an operation is called on: the selected item and, in a child pane, the item its list belongs to. */
export interface Selection {
  readonly item: Item | undefined;
  readonly parent: Item | undefined;
}

/** How the state that a change starts from is read, and which of the change's members it answers. */
export interface CurrentState {
  readonly operation: OperationName;
  /** Members of the change that name what it is on: they are asked for first when the selection does not tell them. */
  readonly of: readonly string[];
  /** Members that may name it more exactly, such as the Qualifier. */
  readonly may?: readonly string[];
  /** Input of the read, from those members. */
  input(fixed: Item): Item;
  /** Error codes that mean there is nothing yet: the change starts from an empty state. */
  readonly absent?: readonly string[];
  /** Members of the change's input as they are now: the form shows them, and only what differs from them is sent. */
  toValues?(answer: Item): Item;
  /** The operation takes away what it does not name: all values are sent, not only what was changed. */
  readonly whole?: true;
  /** Members sent beside what was changed, such as the RevisionId that guards it. */
  toGuard?(answer: Item): Item;
  /** What the change takes away, replaces or builds on beside the values: nobody may have changed it meanwhile, and putting it back needs it. */
  toKept?(answer: Item): Item;
  /** What there is to choose from, by member. */
  toChoices?(answer: Item): Readonly<Record<string, readonly string[]>>;
  /** Members that must not be edited as they came, each with the reason. */
  toWithheld?(answer: Item): Readonly<Record<string, string>>;
}

/** A change that is offered once another one was made: its form opens, filled in. */
export interface FollowUp {
  readonly operation: OperationName;
  /** Name of the resource the item is of. */
  readonly resource: string;
  readonly item: Item;
  readonly preset: Item;
  /** Why it is offered, as a sentence. */
  readonly why: string;
}

/** What the console knows of an operation beside its schema. Only what differs from the default is declared. */
export interface OperationDeclaration<Name extends OperationName = OperationName> {
  readonly operation: Name;
  /** What this use of the operation is called when it is not the operation's only or general one, e.g. `DeleteVersion`. */
  readonly name?: string;
  /** Names of the resources under whose actions it stands; the palette has all. */
  readonly on: readonly string[];
  /** Makes something new: it can be called while nothing is selected in the pane. */
  readonly isNew?: true;
  /** It can be done to several marked items at once: what is sent beside their names is the same for all. */
  readonly bulk?: true;
  /** The key in those panes, when it has one of its own. */
  readonly key?: string;
  readonly title?: string;
  /** The heading it stands under in lists of what can be done. */
  readonly group?: string;
  /** Fixed, or told by what is to be sent. */
  readonly danger?: Danger | ((input: Item) => Danger);
  /** What has to be known before this input is sent, such as what it costs; `before` is what is there now. */
  warns?(input: Item, before: Item): readonly string[];
  /** What this input stops or opens to others, in a sentence. */
  exposes?(input: Item): string;
  /** It deletes all old versions of what is selected that nobody uses, and no form opens: a review tells which. */
  readonly prunes?: Pruning;
  /** It runs a function: the workbench opens for it, set to this type, and no form. */
  readonly invokes?: 'RequestResponse' | 'ResponseStream';
  /** Why it cannot be done with the selection; undefined when it can. */
  unavailable?(selection: Selection): string | undefined;
  /** What has to be there, beside the selection. */
  readonly requires?: Requirement;
  /** Members that the selection tells. */
  fill?(selection: Selection): Partial<OperationInput<Name>> | undefined;
  /** Members filled in beforehand that can be changed. */
  preset?(selection: Selection): Partial<OperationInput<Name>> | undefined;
  /** Members people use most, in the order to show them. */
  readonly common?: readonly (keyof OperationInput<Name> & string)[];
  /** The only members this use sends; all when not given. */
  readonly only?: readonly (keyof OperationInput<Name> & string)[];
  /** Members this use cannot be sent without, beside those the schema requires. */
  readonly needs?: readonly (keyof OperationInput<Name> & string)[];
  readonly current?: CurrentState;
  /** The input as the service wants it, where what was filled in says the same in another way. */
  toSent?(input: Item): Item;
  /** Whose code this input replaces: it is fetched before it is sent, since putting it back needs it. */
  replacesCode?(input: Item): CodePlace | undefined;
  /** What has to be typed before this input is sent; undefined when Enter is enough. The default asks by the danger. */
  confirm?(input: Item): string | undefined;
  /** What of the kept state the input takes the place of, as members of the input. */
  replaces?(input: Item, kept: Item): Item;
  /** What is taken away of the kept state, which may be unknown: its values by their paths. A review shows it instead of the input. */
  removes?(input: Item, kept: Item): Item;
  /** What there is to choose from for a member, where neither a pane nor a list of the service tells it as it is. */
  readonly offers?: Readonly<Record<string, (read: PageReader, given: Item) => Promise<readonly ValueChoice[]>>>;
  /** Lists to read and show as what else is affected: title by list operation. */
  readonly dependents?: readonly Dependents[];
  /** Its answer is what it is called for: it is shown. */
  readonly shows?: true;
  /** What of its answer is said when it is done: the address of what was made. */
  tells?(answer: Item): string | undefined;
  /** What is needed besides, now that it was made; `kept` is what was read of it before. */
  follow?(sent: Item, kept: Item): FollowUp | undefined;
  /**
   * The call that brings back exactly what was there, from the values of that; undefined when no call does. `facts` has what
   * else is known once the change was made.
   */
  undo?(input: Item, before: Item, facts: UndoFacts): {operation: OperationName; input: Item} | undefined;
}

/** What is known of a change that was made. */
export interface UndoFacts {
  /** Nothing was there before: the read of it answered that there is none. */
  readonly isFirst: boolean;
  /** What the service answered. */
  readonly answer: Item;
  /** Things that went with what was deleted, and would not come back with it; undefined when that is not known. */
  readonly vanished: number | undefined;
}

/** Things that a change affects beside its target. */
export interface Dependents {
  readonly title: string;
  readonly operation: OperationName;
  input(fixed: Item): Item | undefined;
  /** Error codes that mean there is none. */
  readonly absent?: readonly string[];
  /** It goes with what is deleted, and does not come back with it. */
  readonly vanishes?: true;
  /** One line for each thing of the answer. */
  toLines(answer: Item, change: Item): readonly string[];
}

/** Declares what the console knows of an operation, typed by its name. */
export function defineOperation<Name extends OperationName>(
  declaration: OperationDeclaration<Name>,
): OperationDeclaration {
  return declaration as unknown as OperationDeclaration;
}

/** `GetFunctionUrlConfig` in words: `Get function URL config`. */
export function formatTitle(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').split(' ');
  return words
    .map((word, index) => (index === 0 ? word : word.toLowerCase()))
    .join(' ')
    .replace(/\b(url|arn)\b/g, text => text.toUpperCase());
}

/** How dangerous an operation is with this input: as declared, else by the service's verbs. */
export function findDanger(
  {name, readOnly}: Pick<Operation, 'name' | 'readOnly'>,
  declared?: OperationDeclaration['danger'],
  input: Item = {},
): Danger {
  if (declared !== undefined) return typeof declared === 'function' ? declared(input) : declared;
  if (readOnly) return 'reads';
  return /^(Delete|Remove|Stop)/.test(name) ? 'destroys' : 'changes';
}

/** What the input does that cannot be taken lightly, in a sentence; undefined when it is a change like any other. */
export function formatConsequence(
  operation: Operation,
  {danger, exposes, undo}: OperationDeclaration,
  input: Item,
): string | undefined {
  switch (findDanger(operation, danger, input)) {
    case 'destroys':
      return undo === undefined ? 'This destroys something and cannot be undone.' : 'This takes something away.';
    case 'exposes':
      return exposes?.(input) ?? 'This stops something or opens it to others.';
    case 'changes':
    case 'reads':
      return undefined;
  }
}

/**
 * What has to be typed before the input is sent: what the declaration demands, else the name of what is destroyed,
 * stopped or opened to others, which is the last required text. Of an ARN its last part.
 */
export function findConfirmation(
  operation: Operation,
  declaration: OperationDeclaration,
  input: Item,
): string | undefined {
  if (declaration.confirm !== undefined) return declaration.confirm(input);
  const danger = findDanger(operation, declaration.danger, input);
  if (danger === 'reads' || danger === 'changes') return undefined;
  const names = operation.input
    .filter(({kind, required}) => required && kind === 'string')
    .map(({name}) => input[name]);
  return String(names.at(-1) ?? operation.name).replace(/^arn:.*[:/](?=.)/, '');
}
