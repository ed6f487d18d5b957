import type {QueryClient} from '@tanstack/query-core';
import type {Resource} from '../../core/resource/resource.ts';
import type {Services} from '../services.ts';
import type {SessionStore} from '../session/store.ts';
import type {Workspace} from './workspace.ts';

/** What is needed to see Detail. */
export interface DetailParts {
  readonly services: Services;
  readonly client: QueryClient;
  readonly store: SessionStore;
  readonly workspace: Workspace;
  readonly resources: readonly Resource[];
  readonly showsMetrics: boolean;
}
