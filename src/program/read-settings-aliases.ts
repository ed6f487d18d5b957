import {declarations, resources} from '../catalog/index.ts';
import {toActions} from '../console/bindings/index.ts';
import {wordNames} from '../console/dispatch/word-commands.ts';
import type {OwnCommand} from '../core/own-commands/own-command.ts';
import {readAliases} from '../core/settings/read-aliases.ts';
import {operations} from '../schema/index.ts';

/** Reads `aliases` of the settings by what there is in the palette. */
export function readSettingsAliases(value: unknown, commands: readonly OwnCommand[]): ReturnType<typeof readAliases> {
  const named = [...toActions(resources, declarations), ...commands].map(({name}) => name);
  return readAliases(value, {entries: [...named, ...operations.keys()], words: wordNames});
}
