import {join} from 'node:path';
import type {ControlGroups} from './control-groups.ts';
import {createGuardian} from './guardian.ts';
import {findControlGroups, formatLimits} from './memory-limit.ts';
import type {HandlerPaths, HandlerPlace, Isolation, PlaceContents, Walls} from './place.ts';
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
  let opening: Promise<Found> | undefined;
  let opened = 0;
  const find = () => {
    opening ??= parts.isPlain ? Promise.resolve(plain) : findMeans(folder, parts);
    return opening;
  };
  return {
    async isolation() {
      const {rooms, groups} = await find();
      const walls: Walls = 'open' in rooms ? {kind: 'namespaces'} : rooms;
      return {...walls, memory: 'create' in groups ? {kind: 'controlGroup'} : groups};
    },
    async pathsOf({code, opt}) {
      const {rooms} = await find();
      // Without layers the folder is empty: nothing is to be looked for there.
      if ('open' in rooms) return opt === undefined ? {...rooms.paths, opt} : rooms.paths;
      const {bootstrapFolder: runtime, nodePath: node, nodeEnvironment, sdkFolder: sdk} = parts;
      return {task: code, opt, runtime, sdk, node, nodeEnvironment};
    },
    async open(contents) {
      const {rooms, groups} = await find();
      opened += 1;
      const isWalled = 'open' in rooms;
      const group = 'create' in groups ? groups.create(formatLimits(contents, isWalled)) : undefined;
      return isWalled ? rooms.open(contents, group) : createPlainPlace(join(folder, String(opened)), {guardian, group});
    },
    async close() {
      const {rooms, groups} = (await opening) ?? plain;
      if ('open' in rooms) await rooms.close();
      if ('create' in groups) await groups.close();
      guardian.close();
    },
  };
}

/** What of the kernel's means there is, or why it is not. */
interface Found {
  readonly rooms: Rooms | Extract<Walls, {kind: 'none'}>;
  readonly groups: ControlGroups | Exclude<Isolation['memory'], {kind: 'controlGroup'}>;
}

const notAsked = 'it was not asked for';
const plain: Found = {rooms: {kind: 'none', why: notAsked}, groups: {kind: 'watch', why: notAsked}};

async function findMeans(folder: string, parts: RootParts): Promise<Found> {
  // What rooms are made of is not to be moved to another group: it is looked for first.
  const groups = await findControlGroups();
  return {groups, rooms: await openRooms(folder, parts)};
}
