import {join} from 'node:path';
import type {Remembered} from '../console/session/remembered.ts';
import type {Resource} from '../core/resource/resource.ts';
import {findStateFolder} from '../terminal/process/state-folder.ts';
import {type DestinationParts, findDestination, toPlaceName} from './find-destination.ts';
import type {Host} from './host.ts';
import {createRowKeeper, type KeptConsole, type RowKeeper} from './keep-rows.ts';
import {createRememberedRows} from './remembered-rows.ts';
import type {SettingsFile} from './settings.ts';

/** What is remembered between the sessions of a machine. */
export interface RowMemory {
  /** The rows of the place where the console starts; undefined where there are none, or nobody knows without a call whose they would be. */
  read(): Promise<Remembered | undefined>;
  /** Makes what keeps the rows of a console for the next start. */
  createKeeper(console: KeptConsole): RowKeeper;
}

interface MemoryParts extends DestinationParts {
  readonly host: Pick<Host, 'env' | 'home'>;
  readonly settings: Pick<SettingsFile, 'settings' | 'memory'>;
  readonly resources: readonly Resource[];
}

/** Opens it. Where the settings want nothing to be remembered, nothing is read or kept, and what was kept is removed. */
export function openRowMemory(parts: MemoryParts): RowMemory {
  const {host, settings, resources} = parts;
  const rows = createRememberedRows(join(findStateFolder(host.env, host.home), 'rows'), resources);
  if (settings.settings.rememberRows === false) {
    return {read: async () => undefined, createKeeper: () => ({keep: rows.forget, stop: () => {}})};
  }
  return {
    read: async () => {
      // What is wrong with the configuration is told by the connection.
      const place = await findDestination(parts, {}).then(toPlaceName, () => undefined);
      return place === undefined ? undefined : rows.read(place);
    },
    createKeeper: console => createRowKeeper(rows, console),
  };
}
