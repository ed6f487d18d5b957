import type {TextEdit} from '../../core/edit/text-edit.ts';
import type {OperationForm} from '../../core/form/form.ts';
import type {Conflict} from '../../core/form/merge.ts';
import type {Difference, SentAlong} from '../../core/form/review.ts';
import type {Item} from '../../core/item.ts';
import type {CommandLine} from '../../core/operation/command-line.ts';
import type {Danger, OperationName} from '../../core/operation/operation.ts';
import type {Problem} from '../../core/problem.ts';
import type {OperationTarget} from '../../core/remedies/remedy.ts';
import type {Tone} from '../../core/tone.ts';
import type {Connection} from '../connection/connection.ts';
import type {ChangedItem} from '../session/record.ts';
import type {Dialog} from '../tools/dialog.ts';
import {nameDialog} from '../tools/dialog-name.ts';
import type {Rest} from '../tools/rest.ts';
import type {SeenState} from './fresh.ts';
import type {OldCode} from './read-old-code.ts';

/** One of several items that are changed together, and how that goes. */
export interface BulkTarget extends ChangedItem {
  /** Members of the input that name it. */
  readonly fixed: Item;
  readonly state: 'waiting' | 'sending' | 'done' | Problem;
}

/** A change that was made ready elsewhere than in a form. */
export interface PreparedChange {
  /** What is to be thought of before it is sent. */
  readonly warnings: readonly string[];
  /** What it changes, line by line, where the members of its input do not tell. */
  readonly details: readonly {readonly text: string; readonly tone: Tone}[];
  /** What putting it back needs, and nobody reads from the service. */
  readonly before: Item;
}

/** The form of an operation over the panes. */
export interface FormState {
  /** Where it is read and sent, whichever connection is looked at. */
  readonly connection: Connection;
  readonly form: OperationForm;
  /** Name of the declaration the form was opened by. */
  readonly declaration: string;
  /** What is there now, of the members that can be changed; undefined for what is new. */
  readonly before: Item | undefined;
  /** Members sent beside the changed ones, e.g. the RevisionId. */
  readonly guard: Item;
  /** What putting the change back needs to know beside what is there now. */
  readonly kept: Item;
  /** Nothing was there before. */
  readonly isFirst: boolean;
  /** What there is to choose from in the account, by member. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
  /** The marked items that the change is for; undefined for one alone. */
  readonly targets?: readonly BulkTarget[];
  /** What is not touched of the targets' kind, each with why, in words; undefined where the user chose the targets. */
  readonly spared?: readonly string[];
  /** All of the form's input is sent as it stands: it puts back what was there before. */
  readonly putsBack?: true;
  /** The form asks only what the change is on; the change's own form follows. */
  readonly asks?: true;
  /** What it was opened on in place of the selection. */
  readonly on?: OperationTarget;
  /** What who made it ready has to say of it, and wants to know. */
  readonly prepared?: PreparedChange;
  /** Told once it was made. */
  readonly done?: (() => void) | undefined;
  /** True while secrets are shown as they are. */
  readonly revealed: boolean;
  /** Why it was not made before, when it was sent with this input; with any, while the input is not given. */
  readonly earlier?: {readonly input?: Item; readonly setback: Setback} | undefined;
  /** A text from the editor that could not be taken, and why: kept, to be opened again. */
  readonly refused?: {readonly text: string; readonly problems: readonly string[]};
}

/** What is sent beside what is there, with its secrets masked, and as it is. */
export interface Changes {
  readonly differences: readonly Difference[];
  readonly plainDifferences: readonly Difference[];
  /** What is sent though it stays as it is. */
  readonly sentAlong: readonly SentAlong[];
  readonly plainSentAlong: readonly SentAlong[];
}

/** What becomes different of one of several targets. */
export interface TargetDifferences extends Changes {
  readonly label: string;
  /** What was there when it was read; undefined when that failed. */
  readonly seen: SeenState | undefined;
  /** Why that is not known. */
  readonly problem?: Problem;
}

/** Why a change has not been made, and what sending it, or sending it again, would mean. */
export interface Setback {
  /**
   * It was not sent, for what is there now has moved, is gone, or could not be read; it was sent and refused; or it may have been
   * carried out.
   */
  readonly sent: 'moved' | 'gone' | 'unchecked' | 'refused' | 'perhaps';
  readonly problem: Problem;
  /** What looking at what is there now has told, where there was something to look at. */
  readonly found: string | undefined;
}

/** A change before it is sent: what it does, and how it goes while it is sent. */
export interface ReviewState extends Changes {
  /** The form as it was reviewed. */
  readonly from: FormState;
  /** The dialog of that form, to go back to; undefined where none was filled in. */
  readonly form: Dialog<FormState> | undefined;
  readonly title: string;
  readonly danger: Danger;
  /** What names what it is on. */
  readonly names: readonly string[];
  /** What it destroys, stops or opens to others, in a sentence. */
  readonly consequence: string | undefined;
  readonly operation: OperationName;
  /** Exactly what is sent. */
  readonly input: Item;
  /** True while secrets are shown as they are; then they are copied with the command, too. */
  readonly revealed: boolean;
  readonly warnings: readonly string[];
  /** The `aws` command that does the same. */
  readonly command: CommandLine;
  readonly commandWithSecrets: CommandLine;
  /** Other things affected, as lines; undefined while they are being read. */
  readonly dependents: readonly string[] | undefined;
  /** How many of them go with what is deleted; undefined while that is not known. */
  readonly vanishing: number | undefined;
  /** What becomes different of each of several targets; undefined while that is being read, or for one alone. */
  readonly ofTargets: readonly TargetDifferences[] | undefined;
  /** What has to be typed in any case before Enter sends, beside what `findWord` asks for; undefined when nothing has. */
  readonly confirm: string | undefined;
  readonly typed: TextEdit;
  /** While it is waiting nothing is under way that could change anything. */
  readonly state: 'ready' | 'waiting' | 'sending';
  /** What is waited for before it is sent. */
  readonly waiting: string;
  readonly setback: Setback | undefined;
  /** Set while the key that sends it, or sends it again, was pressed, or has been shown, only a moment ago. */
  readonly rest: Rest | undefined;
  /** It is to be sent in spite of the setback, once what is asked for is typed. */
  readonly asked: boolean;
  /** What is there now could not be read, and it is to be sent all the same. */
  readonly unchecked: boolean;
  /** The code that it replaces; undefined where it replaces none, or that was kept by who made the change ready. */
  readonly oldCode: OldCode | undefined;
  readonly top: number;
}

/** What someone else changed meanwhile, beside what one's own form would set. */
export interface ConflictState {
  readonly title: string;
  readonly conflicts: readonly Conflict[];
  /** The paths of what one's own change takes away. */
  readonly removed: readonly string[];
  /** The form on what is there now, with one's own changes. */
  readonly next: FormState;
  readonly top: number;
}

/** How a change of several goes. */
export interface BulkState {
  readonly title: string;
  readonly targets: readonly BulkTarget[];
  readonly top: number;
}

export const formDialogName = nameDialog<FormState>()('form');
export const reviewDialogName = nameDialog<ReviewState>()('review');
export const conflictDialogName = nameDialog<ConflictState>()('conflict');
export const bulkDialogName = nameDialog<BulkState>()('bulk');
