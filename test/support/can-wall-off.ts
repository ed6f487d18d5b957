import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {openRooms} from '../../src/sandbox/runtime/place/rooms.ts';

/** Whether handlers can be walled off on this machine. */
export async function canWallOff(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'lambdeck-test-'));
  const bootstrapFolder = join(import.meta.dirname, '../../src/sandbox/runtime/bootstrap');
  const rooms = await openRooms(folder, {nodePath: process.execPath, bootstrapFolder});
  const isOpen = 'open' in rooms;
  if (isOpen) await rooms.close();
  rmSync(folder, {recursive: true});
  return isOpen;
}
