import {type Action, type ActionContext, actionsIn} from './action.ts';
import type {Command} from './command.ts';

/** What a key does, as the help has it. */
export interface HelpEntry {
  /** The heading it stands under. */
  readonly group: string;
  readonly keys: readonly string[];
  readonly title: string;
  /** Why it does nothing now; undefined when it can be done. */
  readonly reason: string | undefined;
  /** Does it; undefined of what can only be done by its key. */
  readonly run: (() => void) | undefined;
}

/** Every key that works where the user is, group by group, and why those that do not do not. */
export function listHelpEntries(
  actions: readonly Action[],
  context: ActionContext,
  execute: (command: Command) => void,
): readonly HelpEntry[] {
  const here = actionsIn(actions, context.scope, context.resource.name).filter(
    ({keys, inHelp}) => inHelp || keys.length > 0,
  );
  const entries = here.map(action => ({
    group: action.group,
    keys: action.keys,
    title: action.title,
    reason: action.unavailable?.(context),
    run: () => execute(action.run(context)),
  }));
  return [...Map.groupBy(entries, ({group}) => group).values()].flat();
}
