import type {Resource} from '../resource/resource.ts';
import {offerNames, type WrongSetting} from '../settings/wrong-setting.ts';
import {type Grouping, parseGrouping} from './grouping.ts';

/** What panes are grouped by at first, by their names. */
export type Groups = Readonly<Record<string, Grouping>>;

/** Reads `groups` of the settings; one that is wrong is left out. */
export function readGroups(
  value: unknown,
  resources: readonly Pick<Resource, 'name' | 'tagged'>[],
): {readonly groups: Groups; readonly wrong: readonly WrongSetting[]} {
  const right = 'such as {"functions": "tag:team"}, or "stack"';
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return {groups: {}, wrong: [{path: ['groups'], what: `"groups" is an object ${right}; what is there was ignored`}]};
  const wrong: WrongSetting[] = [];
  const tagged = resources.flatMap(({name, tagged: own}) => (own === undefined ? [] : [name]));
  const entries = Object.entries(value as Readonly<Record<string, unknown>>).flatMap(([pane, by]) => {
    const grouping = typeof by === 'string' ? parseGrouping(by) : undefined;
    if (tagged.includes(pane) && grouping !== undefined) return [[pane, grouping] as const];
    const what = tagged.includes(pane)
      ? `"${pane}" is grouped by a text ${right}`
      : `no pane "${pane}" can be grouped by tags; ${offerNames(pane, tagged)}`;
    wrong.push({path: ['groups', pane], what: `${what}. It is left out`});
    return [];
  });
  return {groups: Object.fromEntries(entries), wrong};
}
