import type {QueryClient} from '@tanstack/react-query';
import type {Action} from '../console/bindings/action.ts';
import type {Keymap} from '../console/bindings/keymap.ts';
import {createController} from '../console/dispatch/controller.ts';
import {createLogs} from '../console/logs/store/logs.ts';
import {createWorkspace} from '../console/reads/workspace.ts';
import type {Services} from '../console/services.ts';
import type {Session} from '../console/session/session.ts';
import {createSessionStore} from '../console/session/store.ts';
import type {OperationDeclaration} from '../core/operation/operation.ts';
import type {Resource} from '../core/resource/resource.ts';
import type {Console} from './hooks/use-console.ts';
import {findTheme} from './paint/theme.ts';

/** What a console is made from. */
export interface ConsoleInput {
  readonly services: Services;
  readonly client: QueryClient;
  readonly resources: readonly Resource[];
  readonly actions: readonly Action[];
  readonly keymap: Keymap;
  readonly declarations: readonly OperationDeclaration[];
  readonly session: Session;
  readonly theme: string | undefined;
  /** Whether the panes show metrics; Detail does in any case, for it is asked to. */
  readonly showsMetrics: boolean;
  /** Name of the function to show first. */
  readonly wanted: string | undefined;
}

/** Puts a console together: session store, workspace and controller around the services. */
export function createConsole({
  services,
  client,
  resources,
  actions,
  keymap,
  declarations,
  session,
  theme,
  showsMetrics,
  wanted,
}: ConsoleInput): Console {
  const store = createSessionStore(session);
  const workspace = createWorkspace(client, store, resources);
  const logs = createLogs({services, store});
  const controller = createController({
    services,
    client,
    store,
    workspace,
    logs,
    resources,
    actions,
    keymap,
    declarations,
    wanted,
    showsMetrics,
  });
  return {
    resources,
    actions,
    keymap,
    store,
    client,
    workspace,
    logs,
    controller,
    showsMetrics,
    theme: findTheme(theme ?? 'dark'),
  };
}
