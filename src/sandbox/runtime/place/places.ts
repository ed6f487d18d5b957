import {join} from 'node:path';
import {createGuardian} from './guardian.ts';
import type {HandlerPaths, HandlerPlace, Isolation, PlaceContents} from './place.ts';
import {createPlainPlace} from './plain-place.ts';
import {openRooms, type Rooms} from './rooms.ts';
import type {RootParts} from './root-folder.ts';

/** Where programs are run, walled off where that is possible. */
export interface HandlerPlaces {
  /** Found out once, by trying. */
  isolation(): Promise<Isolation>;
  /** By which paths a function sees what is its own. */
  pathsOf(contents: Pick<PlaceContents, 'code' | 'opt'>): Promise<HandlerPaths>;
  open(contents: PlaceContents): Promise<HandlerPlace>;
  /** After all programs have ended. */
  close(): Promise<void>;
}

/** Places with what they need in `folder`, which is there; `isPlain` also where they could be walled off. */
export function createHandlerPlaces(folder: string, parts: RootParts & {readonly isPlain?: boolean}): HandlerPlaces {
  const guardian = createGuardian();
  let opening: Promise<Rooms | Exclude<Isolation, {kind: 'namespaces'}>> | undefined;
  let opened = 0;
  const findRooms = () => {
    opening ??= parts.isPlain ? Promise.resolve({kind: 'none', why: 'it was not asked for'}) : openRooms(folder, parts);
    return opening;
  };
  return {
    async isolation() {
      const rooms = await findRooms();
      return 'open' in rooms ? {kind: 'namespaces'} : rooms;
    },
    async pathsOf({code, opt}) {
      const rooms = await findRooms();
      // Without layers the folder is empty: nothing is to be looked for there.
      if ('open' in rooms) return opt === undefined ? {...rooms.paths, opt} : rooms.paths;
      const {bootstrapFolder: runtime, nodePath: node, nodeEnvironment, sdkFolder: sdk} = parts;
      return {task: code, opt, runtime, sdk, node, nodeEnvironment};
    },
    async open(contents) {
      const rooms = await findRooms();
      opened += 1;
      return 'open' in rooms ? rooms.open(contents) : createPlainPlace(join(folder, String(opened)), guardian);
    },
    async close() {
      const rooms = await opening;
      if (rooms && 'open' in rooms) await rooms.close();
      guardian.close();
    },
  };
}
