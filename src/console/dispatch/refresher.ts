import {hashKey} from '@tanstack/query-core';
import {findShownList} from '../detail/detail.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {findShownFacts} from '../watch/shown-facts.ts';
import type {Connector} from './connector.ts';

/** Reads anew what the user asks for. */
export interface Refresher {
  /**
   * Reads what is on the screen anew, the focused list at once, or connects again when there is no connection. While what
   * it asked for last is under way it does nothing more: a key that is held asks once.
   */
  refresh(tools: ControllerTools, connector: Connector): void;
}

/** Makes the refresher of a console. */
export function createRefresher(): Refresher {
  let asked: ReadonlySet<string> = new Set();
  const others = createRefresherOfOthers();
  return {
    refresh: (tools, connector) => {
      const {store, workspace} = tools;
      const {connection, focus, log} = store.getState();
      if (connection.state !== 'ready') return connector.retry();
      const resource = workspace.resource(focus);
      const list = resource === undefined ? undefined : findShownList(workspace, resource).key;
      const isOtherList = list !== undefined && !asked.has(hashKey(list));
      const shown = findShownFacts(tools).map(({key}) => key);
      // What comes from another service may come sooner.
      others.refresh(tools);
      // Nor does a log that is being read from its beginning begin again.
      if (focus === 'log' && log.reading !== 'reading') tools.execute({type: 'log', command: {type: 'restart'}});
      if (!isOtherList && shown.some(key => asked.has(hashKey(key)) && isBeingRead(tools, key))) return;
      asked = new Set(
        [...(list === undefined ? [] : [list]), ...shown.filter(([kind]) => kind === 'read')].map(hashKey),
      );
      readAnew(tools, list);
    },
  };
}

/** Whether it was asked for and has neither come nor failed. */
function isBeingRead({client}: ControllerTools, key: readonly unknown[]): boolean {
  const state = client.getQueryState(key);
  if (state === undefined) return false;
  return state.fetchStatus === 'fetching' || (state.isInvalidated && state.status === 'success');
}

const once = {cancelRefetch: false};

/** Of what other services tell. */
function createRefresherOfOthers() {
  const kinds = ['metrics', 'traffic', 'traffic-problem', 'tags', 'alarms', 'queue'];
  let isUnderWay = false;
  return {
    refresh: ({client}: ControllerTools) => {
      if (isUnderWay) return;
      isUnderWay = true;
      const reads = kinds.map(kind => client.invalidateQueries({queryKey: [kind]}, once));
      void Promise.all(reads).finally(() => {
        isUnderWay = false;
      });
    },
  };
}

/** What is on screen is read now, what is not when it is looked at again; what is being read is not asked for once more. */
function readAnew({client}: ControllerTools, list: readonly unknown[] | undefined): void {
  void client.invalidateQueries({queryKey: ['read']}, once);
  if (list !== undefined) void client.refetchQueries({queryKey: list, exact: true}, once);
  void client.refetchQueries({queryKey: ['account'], type: 'active'}, once);
  void client.refetchQueries(
    {queryKey: ['list'], type: 'active', predicate: query => query.state.status === 'error'},
    once,
  );
}
