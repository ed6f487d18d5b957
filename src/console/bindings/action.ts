import type {Item} from '../../core/item.ts';
import type {KnownRead, TellingRead} from '../../core/operation/requirement.ts';
import type {Resource} from '../../core/resource/resource.ts';
import type {OperationName} from '../../schema/index.ts';
import type {Session} from '../session/session.ts';
import type {Command} from './command.ts';

/** Where an action's keys work: anywhere, or while such a pane has the focus. */
export type Scope = 'everywhere' | 'list' | 'detail' | 'log';

/** What an action may look at. */
export interface ActionContext {
  readonly session: Session;
  readonly scope: Exclude<Scope, 'everywhere'>;
  /** The resource whose selection is meant: of the focused list, or of the one Detail shows. */
  readonly resource: Resource;
  readonly item: Item | undefined;
  /** What would be the item, had the service told of it in this session. */
  readonly awaited?: Item | undefined;
  /** The service has not told yet of what the list belongs to. */
  readonly isOwnerAwaited?: boolean;
  /** The cursor is on the heading of a group of items. */
  readonly isOnHeading?: boolean;
  /** How many items of that list are marked. */
  readonly marked: number;
  /** Why the connection refuses an operation, whatever it is called on; undefined when it does not. */
  refuses?(operation: OperationName): string | undefined;
  /** What the screen knows of a read on the selection; nothing where that is not given. */
  known?(source: TellingRead, input: Item): KnownRead | undefined;
}

/** Something a user can do. Footer, help, palette, menus and keys are all made from these. */
export interface Action {
  /** Identifier, as used in the settings file to remap its keys. */
  readonly name: string;
  readonly title: string;
  readonly keys: readonly string[];
  readonly scopes: readonly Scope[];
  /** Names of the resources whose selection it is for; all when not given. */
  readonly resources?: readonly string[];
  /** The heading it stands under in the help. */
  readonly group: 'Start' | 'Move' | 'Panes' | 'Tabs' | 'Selection' | 'Own commands' | 'Lists' | 'Log' | 'Console';
  /** In the help though it has no key. */
  readonly inHelp?: true;
  /** Place in the footer, lowest first, and the word it stands there with, which may depend on where things stand. */
  readonly footer?: {readonly place: number; readonly label: string | ((context: ActionContext) => string)};
  /** Left out of the palette: moving the cursor by name makes no sense. */
  readonly hidden?: true;
  /** What it is called where it means something else than its title says. */
  titledIn?(context: ActionContext): string;
  /** Why it cannot be done now; undefined when it can. */
  unavailable?(context: ActionContext): string | undefined;
  /** What to do. Called only when available. */
  run(context: ActionContext): Command;
}

/** What an action is called where things stand so. */
export function titleIn(action: Action, context: ActionContext): string {
  return action.titledIn?.(context) ?? action.title;
}

/** Why there is nothing to do something with; undefined when an item is selected. */
export function tellMissing({item, awaited, resource, isOnHeading}: ActionContext): string | undefined {
  if (item !== undefined) return undefined;
  if (isOnHeading) return `the cursor is on a heading, and on no ${resource.singular}`;
  return awaited === undefined ? `no ${resource.singular} is selected` : notTold;
}

/** Why there is nothing yet to make something new in. */
export function tellOwnerMissing({isOwnerAwaited}: ActionContext): string | undefined {
  return isOwnerAwaited ? notTold : undefined;
}

/** What is done once the service has told of what it is to be done with: a key for it waits. */
export const notTold = 'the service has not told of it yet';

/** Why what works on one thing cannot be done while some are marked; undefined when none is. */
export function tellMarked({marked, resource}: ActionContext): string | undefined {
  if (marked === 0) return undefined;
  return `it works on one ${resource.singular}, and ${marked} are marked: Esc takes the marks away`;
}

/** Declares actions. */
export function defineActions(actions: readonly Action[]): readonly Action[] {
  return actions;
}

/** The actions whose keys work in a scope, on the selection of a resource. */
export function actionsIn(actions: readonly Action[], scope: Scope, resource: string): readonly Action[] {
  return actions.filter(
    ({scopes, resources}) =>
      (scopes.includes('everywhere') || scopes.includes(scope)) && (resources?.includes(resource) ?? true),
  );
}

/** The command for the selected item; a refresh when it went away between the check and the key. */
export function withItem({item}: ActionContext, toCommand: (item: Item) => Command | undefined): Command {
  return (item === undefined ? undefined : toCommand(item)) ?? {type: 'refresh'};
}
