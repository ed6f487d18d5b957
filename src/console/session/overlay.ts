import type {TextEdit} from '../../core/edit/text-edit.ts';
import type {OperationForm} from '../../core/form/form.ts';
import type {Conflict} from '../../core/form/merge.ts';
import type {Difference} from '../../core/form/review.ts';
import type {Item} from '../../core/item.ts';
import type {JournalEntry} from '../../core/journal/journal.ts';
import type {Danger} from '../../core/operation/operation.ts';
import type {Problem} from '../../core/problem.ts';
import type {OperationTarget, RemedyTarget} from '../../core/remedies/remedy.ts';
import type {RunReading} from '../../core/run/reading.ts';
import type {Workbench} from '../../core/workbench/workbench.ts';
import type {OperationName} from '../../schema/index.ts';
import type {Choice, Command} from '../bindings/command.ts';

/** What lies over the panes and takes the keys. */
export type Overlay =
  | {
      readonly type: 'picker';
      readonly title: string;
      readonly choices: readonly Choice[];
      readonly edit: TextEdit;
      readonly index: number;
      /** What is shown again when nothing is picked, or when a value of it is. */
      readonly under?: Overlay;
    }
  | OperationOverlay
  | JournalOverlay
  | RemediesOverlay
  | IncidentsOverlay
  | ReviewOverlay
  | {
      readonly type: 'conflict';
      readonly title: string;
      readonly conflicts: readonly Conflict[];
      /** The form on what is there now, with one's own changes. */
      readonly next: OperationOverlay;
      readonly top: number;
    }
  | {
      readonly type: 'bulk';
      readonly title: string;
      readonly targets: readonly BulkTarget[];
      readonly top: number;
      readonly under?: Overlay;
    }
  | {
      readonly type: 'help';
      readonly top: number;
      /** What the keys are of, and is shown again; those of the panes when there is nothing. */
      readonly under?: Overlay;
    }
  | {
      readonly type: 'menu';
      readonly title: string;
      readonly choices: readonly Choice[];
      /** What was there before and is again when the menu is closed. */
      readonly under?: Overlay;
    }
  | {
      readonly type: 'prompt';
      readonly title: string;
      readonly edit: TextEdit;
      readonly submit: (text: string) => Command;
      /** What may be typed. */
      readonly note?: string;
      /** What is wrong with what was typed; undefined takes it. */
      readonly check?: (text: string) => string | undefined;
      /** What was found wrong, until something else is typed. */
      readonly error?: string;
      /** A path is typed: Tab completes it. */
      readonly completes?: 'path';
      /** How what was typed could go on, when that is not one way only. */
      readonly ways?: readonly string[];
      /** Nothing typed is an answer, too. */
      readonly takesNothing?: true;
    }
  | {
      readonly type: 'text';
      readonly title: string;
      /** The text with its secrets masked, and as it is. */
      readonly lines: readonly string[];
      readonly plainLines: readonly string[];
      readonly revealed: boolean;
      readonly top: number;
      readonly under?: Overlay;
    }
  | {readonly type: 'workbench'; readonly workbench: Workbench}
  | RunOverlay
  /** The session's invocations; the newest is under the cursor while none is selected. */
  | {readonly type: 'runs'; readonly selected: number | undefined; readonly only: string | undefined}
  | {
      readonly type: 'run-save';
      /** The path being typed. */
      readonly edit: TextEdit;
      readonly error: string | undefined;
      /** The path that is known to be taken: saving there again overwrites it. */
      readonly taken: string | undefined;
      readonly under: RunOverlay;
    };

/** An invocation, and how it is read. */
export interface RunOverlay {
  readonly type: 'run';
  readonly id: number;
  readonly reading: RunReading;
  readonly under?: Overlay;
}

/** What lay under an overlay, to be shown again once that is closed. A review lies over what its form lies over. */
export function beneath(overlay: Overlay | undefined): Overlay | undefined {
  if (overlay?.type === 'review') return overlay.from.under;
  return overlay !== undefined && 'under' in overlay ? overlay.under : undefined;
}

/** The incident board; what it shows is kept beside the session. */
export interface IncidentsOverlay {
  readonly type: 'incidents';
  /** Name of the function under the cursor; the first one while it is undefined or gone. */
  readonly selected: string | undefined;
  readonly top: number;
  readonly filter: TextEdit;
  /** True while the filter is being typed. */
  readonly typing: boolean;
}

/** What can be done at once for a function that hurts. */
export interface RemediesOverlay {
  readonly type: 'remedies';
  readonly target: RemedyTarget;
  /** The remedy under the cursor, by its id; the first one while it is undefined or gone. */
  readonly selected: string | undefined;
  readonly under?: Overlay;
}

/** The session's calls as they were when the journal was opened. */
export interface JournalOverlay {
  readonly type: 'journal';
  readonly entries: readonly JournalEntry[];
  readonly filter: TextEdit;
  /** True while the filter is being typed. */
  readonly typing: boolean;
  /** Row of the cursor among the entries that match. */
  readonly index: number;
}

/** One of several items that are changed together, and how that goes. */
export interface BulkTarget {
  readonly resource: string;
  readonly id: string;
  readonly label: string;
  /** Members of the input that name it. */
  readonly fixed: Item;
  readonly state: 'waiting' | 'sending' | 'done' | Problem;
}

/** The form of an operation over the panes. */
export interface OperationOverlay {
  readonly type: 'operation';
  readonly form: OperationForm;
  /** Name of the declaration the form was opened by. */
  readonly declaration: string;
  /** What is there now, of the members that can be changed; undefined for what is new. */
  readonly before: Item | undefined;
  /** Members sent beside the changed ones, e.g. the RevisionId. */
  readonly guard: Item;
  /** What putting the change back needs to know beside what is there now. */
  readonly kept: Item;
  /** What there is to choose from in the account, by member. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
  /** The marked items that the change is for; undefined for one alone. */
  readonly targets?: readonly BulkTarget[];
  /** All of the form's input is sent as it stands: it puts back what was there before. */
  readonly putsBack?: true;
  /** The form asks only what the change is on; the change's own form follows. */
  readonly asks?: true;
  /** What it was opened on in place of the selection. */
  readonly on?: OperationTarget;
  /** What was there before and is again once the form is left or its change was sent. */
  readonly under?: Overlay;
  /** True while secrets are shown as they are. */
  readonly revealed: boolean;
  /** A text from the editor that is no JSON: kept, to be opened again. */
  readonly unreadable?: string;
}

/** A change before it is sent: what it does, and how it goes while it is sent. */
export interface ReviewOverlay {
  readonly type: 'review';
  readonly from: OperationOverlay;
  readonly title: string;
  readonly danger: Danger;
  /** What it destroys, stops or opens to others, in a sentence. */
  readonly consequence: string | undefined;
  readonly operation: OperationName;
  /** Exactly what is sent. */
  readonly input: Item;
  /** What becomes different, with its secrets masked, and as it is. */
  readonly differences: readonly Difference[];
  readonly plainDifferences: readonly Difference[];
  /** True while secrets are shown as they are; the command never has them. */
  readonly revealed: boolean;
  readonly warnings: readonly string[];
  /** The `aws` command that does the same. */
  readonly command: string;
  /** Other things affected, as lines; undefined while they are being read. */
  readonly dependents: readonly string[] | undefined;
  /** What has to be typed before Enter sends; undefined when nothing has. */
  readonly confirm: string | undefined;
  readonly typed: TextEdit;
  readonly state: 'ready' | 'sending';
  /** Why a sent change is still waiting, if it is. */
  readonly waiting: string | undefined;
  readonly problem: Problem | undefined;
  readonly top: number;
}
