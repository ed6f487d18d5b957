import {platform, release} from 'node:os';
import {join} from 'node:path';
import {isSuperuser} from '../../process/index.ts';
import {type Base, openBase} from './base.ts';
import type {ControlGroup} from './control-groups.ts';
import type {HandlerPaths, HandlerPlace, PlaceContents, Walls} from './place.ts';
import {openRoom, type Room} from './room.ts';
import {makeRootFolder, type RootFolder, type RootParts} from './root-folder.ts';

/** Places that are walled off from each other and from this machine. */
export interface Rooms {
  readonly paths: HandlerPaths;
  /** A place for a function, with its programs in that control group, if any; some wait ahead. */
  open(contents: PlaceContents, group?: ControlGroup): Promise<HandlerPlace>;
  close(): Promise<void>;
}

/** Rooms that wait for a function. */
const spareCount = 2;
/** ms after one was taken: nothing is to hold up the start of what it was taken for. */
const refillDelay = 200;

/** Rooms on this machine, with their root in `folder`, which must not be there; or why there can be none. Never rejects. */
export async function openRooms(folder: string, parts: RootParts): Promise<Rooms | Extract<Walls, {kind: 'none'}>> {
  if (platform() !== 'linux') return {kind: 'none', why: 'only Linux has the namespaces that it takes'};
  try {
    const kernel = {isSuperuser, limitsProcesses: isSince(5, 14)};
    const root = makeRootFolder(join(folder, 'root'), parts);
    const base = await openBase(root, isSuperuser);
    const rooms = createRooms(root, base, () => openRoom(base, kernel));
    const failure = await tryOut(rooms, folder).catch(toReason);
    if (failure === undefined) return rooms;
    await rooms.close();
    return {kind: 'none', why: failure};
  } catch (error) {
    return {kind: 'none', why: toReason(error)};
  }
}

function createRooms(root: RootFolder, base: Base, openOne: () => Promise<Room>): Rooms {
  const all = new Set<Room>();
  const spare: Room[] = [];
  let isClosed = false;
  let refilling: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  const open = async () => {
    root.refresh();
    const room = await openOne();
    all.add(room);
    if (isClosed) await room.close();
    return room;
  };
  const refill = async () => {
    while (!isClosed && spare.length < spareCount) spare.push(await open());
  };
  const take = async () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      refilling = refill().catch(() => {});
    }, refillDelay).unref();
    for (let room = spare.pop(); room; room = spare.pop()) if (room.isOpen()) return room;
    return open();
  };
  return {
    paths: root.paths,
    async open(contents, group) {
      for (const folder of contents.folders) root.addFolder(folder);
      const room = await take();
      return toPlace(room, {contents, group}, () => all.delete(room));
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await refilling;
      await Promise.all([...all].map(room => room.close()));
      base.close();
      await base.ended;
    },
  };
}

/** A room as the place of one function; what it has is shown with its first program. */
function toPlace(
  room: Room,
  {contents, group}: {readonly contents: PlaceContents; readonly group: ControlGroup | undefined},
  onRemoved: () => void,
): HandlerPlace {
  let showing: Promise<void> | undefined;
  const show = () => {
    showing ??= room.show(contents);
    return showing;
  };
  const end = async () => {
    await room.close();
    await group?.remove();
  };
  return {
    scratchFolder: '/tmp',
    start: options => show().then(() => room.start(options, group)),
    startBeside: options => show().then(() => room.startBeside(options, group)),
    roots: room.roots,
    wasOutOfMemory: () => group?.wasOutOfMemory() ?? false,
    end,
    async remove() {
      await end();
      onRemoved();
    },
  };
}

function toReason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Whether a program of Node's runs there and finds what loads handlers; what it said if not. */
async function tryOut({paths, open}: Rooms, folder: string): Promise<string | undefined> {
  const place = await open({code: folder, opt: undefined, folders: [], scratchSize: 513, memorySize: 128});
  let said = '';
  const program = await place.start({
    command: paths.node,
    args: [`${paths.runtime}/nodejs/errors.mjs`],
    folder: paths.task,
    env: {...paths.nodeEnvironment},
    onOutput(chunk) {
      said += Buffer.from(chunk).toString('utf8');
    },
  });
  const exit = await program.ended;
  await place.remove();
  if (exit.kind === 'code' && exit.code === 0) return undefined;
  return said.trim().split('\n')[0] || 'no program runs in them';
}

function isSince(major: number, minor: number): boolean {
  const [ours = 0, own = 0] = release().split('.').map(Number);
  return ours > major || (ours === major && own >= minor);
}
