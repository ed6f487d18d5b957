import type {Item} from '../item.ts';
import {formatAge} from './age.ts';
import {toOptionalText} from './members.ts';

/** A published version with what tells it from the others: `3 · canary build · 2m ago`. */
export function formatVersionChoice(
  {Version: name, Description: description, LastModified: time}: Item,
  now: Date,
): string {
  const age = time === undefined || time === null ? undefined : `${formatAge(time, now)} ago`;
  return [name, description, age].flatMap(part => toOptionalText(part) ?? []).join(' · ');
}
