import type {Aliases} from '../../core/settings/read-aliases.ts';
import type {Choice} from '../bindings/command.ts';
import {readWordLine, type WordCommand} from './word-command.ts';

/** The heading of the user's own names in the palette. */
export const aliasGroup = 'Aliases';

/** The entries of the user's own names, each doing what the entry does that it stands for, which it tells. */
export function buildAliasChoices(
  aliases: Aliases,
  entries: ReadonlyMap<string, Choice>,
  words: readonly WordCommand[],
): readonly Choice[] {
  return Object.entries(aliases).flatMap(([label, meant]) => {
    const entry = entries.get(meant) ?? readLine(words, meant);
    if (entry === undefined) return [];
    const note = entry.note === undefined ? entry.label : `${entry.label} ${entry.note}`;
    return [{label, note, group: aliasGroup, key: entry.key ?? '', command: entry.command}];
  });
}

/** What a line does that is typed with a name, as things stand. */
function readLine(words: readonly WordCommand[], line: string): Choice | undefined {
  const [name = '', ...rest] = line.split(/\s+/);
  const behind = rest.join(' ');
  if (behind === '') return undefined;
  if (name === 'region' || name === 'profile') return {label: line, command: {type: 'connect', [name]: behind}};
  const [found] = readWordLine(words, line)?.found ?? [];
  return {label: line, command: found?.command ?? {type: 'nothing', why: `${name} takes no ${behind} here`}};
}
