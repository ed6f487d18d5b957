import {byTime, type FunctionChange} from '../../core/changes/change.ts';
import {withStacks} from '../../core/changes/change-stack.ts';
import {joinChanges} from '../../core/changes/join-changes.ts';
import {trailSpan} from '../../core/changes/trail.ts';
import {toOptionalText} from '../../core/format/members.ts';
import {createFinder} from '../../core/search/finder.ts';
import {alarmPastOf} from '../alarms/alarm-past.ts';
import {connectionOf} from '../session/connection-of.ts';
import type {ControllerParts} from '../tools/parts.ts';
import {trailOf} from '../trail/trail-cache.ts';
import type {ChangesState} from './changes-state.ts';

type Parts = Pick<ControllerParts, 'client' | 'store' | 'services' | 'workspace' | 'functions'>;

/** Every change of the last days that trail, journal and list of functions tell of through the connection there is, the newest first. */
export function allChanges({client, store, services, workspace, functions}: Parts): readonly FunctionChange[] {
  const connection = connectionOf(store.getState());
  return joinChanges({
    trail: trailOf(client, connection?.key),
    journal: services.journal().filter(({region}) => region === connection?.region),
    functions: workspace.pane(functions).items.flatMap(({FunctionName, LastModified, Role}) => {
      const functionName = toOptionalText(FunctionName);
      return functionName === undefined ? [] : [{functionName, lastModified: LastModified, role: Role}];
    }),
    since: services.now().getTime() - trailSpan,
  });
}

/** Those that are shown, and how the states of alarms changed: of the function that is looked at, and that the filter finds. */
export function shownChanges(parts: Parts, {of, filter}: ChangesState): readonly FunctionChange[] {
  const {changes: ofAlarms} = alarmPastOf(parts.client, connectionOf(parts.store.getState())?.key);
  const {items, tags} = parts.workspace.pane(parts.functions);
  const listed = new Map(items.map(item => [item['FunctionName'], item]));
  const tagsOf = (functionName: string) => {
    const item = listed.get(functionName);
    if (item === undefined || tags === undefined) return {tags: undefined, isAwaited: false};
    return {tags: tags.of(item), isAwaited: tags.isAwaited(item)};
  };
  const all = [...allChanges(parts), ...ofAlarms]
    .toSorted(byTime)
    .filter(({functionName}) => of === undefined || functionName === of);
  const own = withStacks(all, tagsOf);
  if (filter.text.trim() === '') return own;
  const found = new Set(
    createFinder(own, ({functionName, operation, author, what, stack}) =>
      [functionName, operation, author?.who, author?.tool, stack?.type === 'stack' ? stack.name : '', ...what].join(
        ' ',
      ),
    )(filter.text),
  );
  return own.filter(change => found.has(change));
}

/** The row of the cursor: it follows its change. At first it is the newest that somebody made. */
export function changeIndex(changes: readonly FunctionChange[], {selected}: ChangesState): number {
  const index = changes.findIndex(({id}) => id === selected);
  return Math.max(0, index === -1 ? changes.findIndex(({alarm}) => alarm === undefined) : index);
}
