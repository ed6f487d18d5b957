import type {QueryClient} from '@tanstack/query-core';
import {createController} from '../console/dispatch/controller.ts';
import {createLiveKeys, type KeyTable} from '../console/dispatch/key-table.ts';
import {createLogs} from '../console/logs/store/logs.ts';
import {createWorkspace} from '../console/reads/workspace.ts';
import type {Services} from '../console/services.ts';
import type {Session} from '../console/session/session.ts';
import {createSessionStore} from '../console/session/store.ts';
import type {OperationDeclaration} from '../core/operation/operation.ts';
import type {Resource} from '../core/resource/resource.ts';
import type {StartView} from '../core/target/opening.ts';
import {findShown} from './paint/theme.ts';
import type {Console} from './parts/console.ts';

/** What a console is made from. */
export interface ConsoleInput {
  readonly services: Services;
  readonly client: QueryClient;
  readonly resources: readonly Resource[];
  readonly functions: Resource;
  readonly keys: KeyTable;
  readonly declarations: readonly OperationDeclaration[];
  readonly session: Session;
  /** False where there are to be none: what is left are bold, inverse and the like. */
  readonly hasColours: boolean;
  /** Whether letters beyond ASCII are to be drawn. */
  readonly unicode: boolean;
  /** Whether the panes show metrics; Detail does in any case, for it is asked to. */
  readonly showsMetrics: boolean;
  readonly opening: StartView;
  /** What to say at first, a line each. */
  readonly messages: readonly string[];
}

/** Puts a console together: session store, workspace and controller around the services. */
export function createConsole(input: ConsoleInput): Console {
  const {services, client, resources, functions, declarations, session, hasColours, unicode, showsMetrics, opening} =
    input;
  const keys = createLiveKeys(input.keys);
  const store = createSessionStore(session);
  const workspace = createWorkspace(client, store, resources);
  const logs = createLogs({services, store});
  const shared = {client, store, workspace, logs, resources, ...keys, showsMetrics};
  const controller = createController({...shared, services, functions, declarations, opening});
  controller.tell(input.messages);
  return {...shared, controller, themes: services.themes, shows: findShown(hasColours, unicode)};
}
