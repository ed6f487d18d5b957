import type {Field} from '../../schema/index.ts';
import {showVisibly} from '../text/visible.ts';
import {type Conflict, isMembers} from './merge.ts';
import {isSameValue, ownMember} from './same-value.ts';

type Values = Omit<Conflict, 'path'>;

/**
 * A conflict of a map or a structure entry by entry, `Tags{team}`: those that were changed by either. `shown` has what stands for
 * the values of the conflict, such as a mask; where that is no map or structure any more, it stays whole.
 */
export function splitConflict(
  field: Field | undefined,
  conflict: Conflict,
  shown: Values,
): readonly [Conflict, ...Conflict[]] {
  const {path} = conflict;
  const values = [conflict, shown].flatMap(({opened, theirs, mine}) => [opened, theirs, mine]);
  const given = values.filter(value => value !== undefined);
  const keys = new Set(given.every(isMembers) ? given.flatMap(Object.keys) : []);
  const members = new Map(field?.members().map(member => [member.name, member]));
  const entries = [...keys].flatMap(key => {
    const inside = field?.kind === 'map' ? field.item() : members.get(key);
    const at = members.size > 0 ? `${path}.${key}` : `${path}{${showVisibly(key)}}`;
    const entry = {path: at, ...pickEntry(conflict, key)};
    return isSettled(entry, conflict.mine) ? [] : splitConflict(inside, entry, pickEntry(shown, key));
  });
  const [first, ...others] = entries;
  return first === undefined ? [{...shown, path}] : [first, ...others];
}

/** What one's own change does not name it leaves as it is. */
function isSettled({opened, theirs, mine}: Values, own: unknown): boolean {
  return isSameValue(opened, theirs) && (own === undefined || isSameValue(opened, mine));
}

function pickEntry({opened, theirs, mine}: Values, key: string): Values {
  const pick = (value: unknown) => (isMembers(value) ? ownMember(value, key) : undefined);
  return {opened: pick(opened), theirs: pick(theirs), mine: pick(mine)};
}
