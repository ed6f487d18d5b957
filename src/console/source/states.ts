import type {ReadSource} from '../../core/source/source-state.ts';
import type {SourceTarget} from '../../core/source/source-target.ts';
import type {Connection} from '../connection/connection.ts';
import {nameDialog} from '../tools/dialog-name.ts';
import type {FrameTrail} from './frame-trail.ts';

/** Code that is looked at, and through which connection it is read. */
export interface SourceState extends ReadSource {
  readonly connection: Connection;
  /** Bytes that may be fetched without asking once more. */
  readonly most: number;
  /** How far a download is, in words. */
  readonly progress: string | undefined;
  /** Where to go once the code is open. */
  readonly target: SourceTarget | undefined;
  /** Contents that were edited and not deployed, by the paths of their files. */
  readonly edits: ReadonlyMap<string, Uint8Array>;
  readonly trail: FrameTrail | undefined;
  /** The version that has the code of when it ran, where that is another one. */
  readonly older: string | undefined;
}

export const sourceDialogName = nameDialog<SourceState>()('source');
