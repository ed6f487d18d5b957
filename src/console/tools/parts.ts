import type {QueryClient} from '@tanstack/react-query';
import type {OperationDeclaration} from '../../core/operation/operation.ts';
import type {Resource} from '../../core/resource/resource.ts';
import type {Tone} from '../../core/tone.ts';
import type {Action, ActionContext} from '../bindings/action.ts';
import type {Command} from '../bindings/command.ts';
import type {Keymap} from '../bindings/keymap.ts';
import type {Logs} from '../logs/store/logs.ts';
import type {Workspace} from '../reads/workspace.ts';
import type {Services} from '../services.ts';
import type {Overlay} from '../session/overlay.ts';
import type {SessionStore} from '../session/store.ts';

/** What the controller's pieces work with. */
export interface ControllerParts {
  readonly services: Services;
  readonly client: QueryClient;
  readonly store: SessionStore;
  readonly workspace: Workspace;
  readonly logs: Logs;
  readonly resources: readonly Resource[];
  readonly actions: readonly Action[];
  readonly keymap: Keymap;
  /** What is known of operations beside their schemas. */
  readonly declarations: readonly OperationDeclaration[];
  /** Name of the function to show first. */
  readonly wanted: string | undefined;
  /** Whether the panes show metrics. */
  readonly showsMetrics: boolean;
}

/** The parts with the few things every piece does. */
export interface ControllerTools extends ControllerParts {
  execute(command: Command): void;
  notify(text: string, tone?: Tone): void;
  open(overlay: Overlay): void;
  close(): void;
  clearNotice(): void;
  /** Reads everything on screen anew, for something has changed. */
  refreshAll(): void;
}

/** Takes everything the user does, outside React, and carries it out. */
export interface Controller {
  /** One key by its name, with the text it typed. */
  press(key: string, input: string): void;
  paste(text: string): void;
  execute(command: Command): void;
  resize(columns: number, rows: number): void;
  /** What actions may look at now. */
  context(): ActionContext;
  /** Connects for the first time. */
  start(): void;
  stop(): void;
}
