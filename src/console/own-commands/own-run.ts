import type {Connection, RunnableCommand} from '../connection/connection.ts';
import type {ReadText} from '../dialogs/text.ts';
import {nameDialog} from '../tools/dialog-name.ts';

/** A command of the user's own as it is looked at, runs, or has ended, with what is to be read of it. */
export interface OwnRun extends ReadText {
  readonly phase: 'review' | 'running' | 'ended';
  readonly connection: Connection;
  readonly command: RunnableCommand;
  /** The command as a shell takes it. */
  readonly line: string;
}

export const ownCommandDialogName = nameDialog<OwnRun>()('own-command');
