import type {Field} from '../../schema/index.ts';
import {formatMoment} from '../format/age.ts';
import {formatMember, nothing} from '../format/members.ts';
import type {Item} from '../item.ts';
import type {Resource} from '../resource/resource.ts';

/** A value that can be picked for a member, with what tells it from the others. */
export interface ValueChoice {
  readonly value: string;
  /** What people call the thing the value stands for, where the value does not say it. */
  readonly name?: string | undefined;
  /** What else there is to know of it: state, description, age. */
  readonly note?: string | undefined;
}

/** What a pane's item says of the value it stands for: its name, and what its columns show. */
export function describeByColumns({columns, label}: Resource, item: Item, value: string, now: Date): ValueChoice {
  const name = label(item);
  const known = new Set([nothing, value, name]);
  const texts = columns
    .filter(({extra, traffic}) => extra !== true && traffic === undefined)
    .flatMap(({header, value: read}) => {
      const text = read(item, now).trim();
      if (text === '' || known.has(text)) return [];
      return header === 'AGE' && !text.startsWith('in ') ? `${text} ago` : text;
    });
  const isSaid = value.includes(name) || name.includes(value);
  return {value, ...(isSaid ? {} : {name}), ...(texts.length > 0 && {note: texts.join(' · ')})};
}

/** What an item of a list says of one of its members: its name, its state, a description and its times. */
export function describeByMembers(fields: readonly Field[], item: Item, value: string, now: Date): ValueChoice {
  const given = fields.filter(({name}) => item[name] !== undefined && item[name] !== null && item[name] !== value);
  const texts = (isMeant: (field: Field) => boolean, format = (member: unknown) => formatMember(member)) =>
    given.filter(isMeant).map(({name}) => format(item[name]));
  const [name] = texts(field => /Name$/.test(field.name) && field.kind === 'string');
  const note = [
    ...texts(field => /(State|Status)$/.test(field.name)),
    ...texts(field => field.name === 'Description'),
    ...texts(
      field => field.kind === 'timestamp' || /^LastModified/.test(field.name),
      time => formatMoment(time, now),
    ).slice(0, 1),
  ].filter(text => text !== '' && text !== nothing);
  return {value, ...(name !== undefined && {name}), ...(note.length > 0 && {note: note.join(' · ')})};
}

/** The choices with each value once: one that stands for several things says whose it is. */
export function mergeChoices(choices: readonly ValueChoice[]): readonly ValueChoice[] {
  const byValue = Map.groupBy(choices, ({value}) => value);
  return [...byValue].map(([value, [first, ...others]]): ValueChoice => {
    if (first === undefined || others.length === 0) return first ?? {value};
    const names = [...new Set([first, ...others].flatMap(({name}) => (name === undefined ? [] : [name])))];
    if (names.length === 0) return first;
    const more = names.length > shownNames ? `, ${names.length - shownNames} more` : '';
    return {value, note: `of ${names.slice(0, shownNames).join(', ')}${more}`};
  });
}

const shownNames = 3;
