import {rm} from 'node:fs/promises';
import {join} from 'node:path';
import type {Remembered} from '../console/session/remembered.ts';
import type {Resource} from '../core/resource/resource.ts';
import {findStateFolder} from '../terminal/process/state-folder.ts';
import {type DestinationParts, findDestination, toPlaceName} from './find-destination.ts';
import {findPictureFolder} from './first-picture.ts';
import type {Host} from './host.ts';
import {createRowKeeper, type KeptConsole, type RowKeeper} from './keep-rows.ts';
import {createRememberedRows} from './remembered-rows.ts';
import type {SettingsFile} from './settings.ts';

/** What is remembered between the sessions of a machine. */
export interface RowMemory {
  /**
   * The rows of the place where the console starts, which is found out where it is not given; undefined where there are none, or
   * nobody knows without a call whose they would be.
   */
  read(known?: string): Promise<Remembered | undefined>;
  /** Makes what keeps the rows of a console for the next start; `prepare` gets them with the path of their file. */
  createKeeper(
    console: KeptConsole,
    prepare: (rows: Remembered, file: string) => Promise<() => Promise<void>>,
  ): RowKeeper;
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
    const keep = async () => {
      await rows.forget();
      await rm(findPictureFolder(host), {recursive: true, force: true});
    };
    return {read: async () => undefined, createKeeper: () => ({keep, stop: () => {}})};
  }
  return {
    read: async known => {
      // What is wrong with the configuration is told by the connection.
      const place = known ?? (await findDestination(parts, {}).then(toPlaceName, () => undefined));
      return place === undefined ? undefined : rows.read(place);
    },
    createKeeper: (console, prepare) =>
      createRowKeeper(rows, console, remembered => prepare(remembered, rows.fileOf(remembered.place))),
  };
}
