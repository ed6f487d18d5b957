import type {QueryClient, QueryObserverOptions} from '@tanstack/query-core';
import type {TextEdit} from '../../core/edit/text-edit.ts';
import type {Layout, Rect} from '../../core/layout.ts';
import type {OperationDeclaration} from '../../core/operation/operation.ts';
import type {Pointed} from '../../core/pointer/pointed.ts';
import type {PointerEvent} from '../../core/pointer/pointer-event.ts';
import type {Resource} from '../../core/resource/resource.ts';
import type {StartView} from '../../core/target/opening.ts';
import type {Tone} from '../../core/tone.ts';
import type {Action, ActionContext} from '../bindings/action.ts';
import type {Command} from '../bindings/command.ts';
import type {Keymap} from '../bindings/keymap.ts';
import type {Connection} from '../connection/connection.ts';
import type {Logs} from '../logs/store/logs.ts';
import type {Workspace} from '../reads/workspace.ts';
import type {Services} from '../services.ts';
import type {SessionStore} from '../session/store.ts';
import type {Binding} from './binding.ts';
import type {Dialog} from './dialog.ts';
import type {DialogName} from './dialog-name.ts';
import type {Dialogs} from './dialogs.ts';
import type {Presence} from './presence.ts';
import type {TypedAhead} from './typed-ahead.ts';

/** What the controller's pieces work with. */
export interface ControllerParts {
  readonly services: Services;
  readonly client: QueryClient;
  readonly store: SessionStore;
  readonly workspace: Workspace;
  readonly logs: Logs;
  readonly resources: readonly Resource[];
  /** The resource whose items are functions. */
  readonly functions: Resource;
  readonly actions: readonly Action[];
  readonly keymap: Keymap;
  /** Has all keys mean what another table says. */
  replaceKeys(table: Pick<ControllerParts, 'actions' | 'keymap' | 'kinds'>): void;
  readonly dialogs: Dialogs;
  readonly presence: Presence;
  /** What the dialogs do, by their names, with the keys of the settings. */
  readonly kinds: Readonly<Record<string, DialogKind<string, unknown>>>;
  /** What is known of operations beside their schemas. */
  readonly declarations: readonly OperationDeclaration[];
  /** What is shown first. */
  readonly opening: StartView;
  /** Whether the panes show metrics. */
  readonly showsMetrics: boolean;
}

/** The parts with the few things every piece does. */
export interface ControllerTools extends ControllerParts {
  execute(command: Command): void;
  /**
   * Has what was typed ahead taken by the dialog it was meant for, as long as that has the keys: what opens over it, such as
   * a review, is looked at before it is answered. What nothing takes is said.
   */
  typeAhead(typed: readonly TypedAhead[], dialog: Pick<Dialog<unknown>, 'isOnTop'> | undefined): void;
  notify(text: string, tone?: Tone): void;
  clearNotice(): void;
  /** Reads everything of a connection on screen anew, for something has changed there. */
  refreshAll(connection: Connection): void;
}

/** Where a key is pressed: the dialog that takes it, and how that stands. */
export interface At<State> {
  readonly tools: ControllerTools;
  readonly dialog: Dialog<State>;
  readonly state: State;
}

/** A binding of a dialog; of some of its modes only when these are named. */
export interface DialogBinding<State> extends Binding<At<State>> {
  readonly modes?: readonly string[];
  /** It does nothing while the dialog rests, and is not offered then. */
  readonly rests?: true;
}

/** A way in which a dialog takes keys. */
export interface Mode {
  /** What the help and the key tables call it. */
  readonly title: string;
  /** What typing does, where text is typed: `to find`. */
  readonly types?: string;
}

/** What anything on the screen is read with. Of what it gives, only who asked for it knows. */
export type ShownQuery = Pick<QueryObserverOptions, 'staleTime' | 'enabled'> & {readonly queryKey: readonly unknown[]};

/** A kind of dialog: everything about it but how it is drawn. */
export interface DialogKind<Name extends string, State> extends DialogName<Name, State> {
  /** By the name that `mode` gives. */
  readonly modes: Readonly<Record<string, Mode>>;
  /** How keys are taken now; the first of the modes when there is but one. */
  mode?(state: State): string;
  readonly bindings: readonly DialogBinding<State>[];
  /** True for the moment in which what was pressed last, and may be held, is to do nothing more. */
  isResting?(state: State): boolean;
  /** The line that is being typed into, if one is. */
  line?(state: State): TextEdit | undefined;
  /** What was typed, pasted or deleted in that line. */
  typed?(at: At<State>, edit: TextEdit): void;
  /** A key that no binding takes, where text is typed in ways of its own. */
  press?(at: At<State>, key: string, input: string): void;
  /** Pasted text, where it does not go into the line. */
  paste?(at: At<State>, text: string): void;
  /** Puts the cursor on a row that was pointed at, by its index in its part; what is there can be opened by Enter then. */
  point?(at: At<State>, index: number, part?: string): void;
  /** Whether Enter opens what was pointed at, once it has the cursor; it does unless that is said. */
  opens?(state: State): boolean;
  /** Turns the wheel, where moving by keys does more than to move. */
  scroll?(at: At<State>, move: 'up' | 'down'): void;
  place(layout: Layout, state: State): Rect;
  /** What is read, and kept current, while it is in view. */
  queries?(tools: ControllerTools, state: State): readonly ShownQuery[];
  /** What it was opened over stays in view around it. */
  readonly leavesView?: true;
  /** True while something typed would be lost by quitting. */
  isUnsaved?(state: State): boolean;
}

/** Takes everything the user does, and carries it out. */
export interface Controller {
  /** One key by its name, with the text it typed. */
  press(key: string, input: string): void;
  paste(text: string): void;
  /** What the mouse did, and on what. */
  point(event: PointerEvent, target: Pointed | undefined): void;
  execute(command: Command): void;
  resize(columns: number, rows: number): void;
  /** What actions may look at now. */
  context(): ActionContext;
  /** What the pieces work with, for who draws what they show. */
  readonly tools: ControllerTools;
  /** Says something before anything is pressed: at the foot of the screen, or as a text where that has no room. */
  tell(messages: readonly string[]): void;
  /** Connects for the first time. */
  start(): void;
  stop(): void;
}
