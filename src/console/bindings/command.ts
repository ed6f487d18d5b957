import type {CodePlace} from '../../core/code-place.ts';
import type {InvokeTarget} from '../../core/invoke-target.ts';
import type {Item} from '../../core/item.ts';
import type {Move} from '../../core/keys/moves.ts';
import type {PaneName} from '../../core/layout.ts';
import type {LogCommand} from '../../core/logs/log-command.ts';
import type {MetricTarget} from '../../core/metrics/metric-target.ts';
import type {SpanName} from '../../core/metrics/spans.ts';
import type {TrafficMetric} from '../../core/metrics/traffic-sums.ts';
import type {OwnCommand} from '../../core/own-commands/own-command.ts';
import type {OperationTarget} from '../../core/remedies/remedy.ts';
import type {Resource} from '../../core/resource/resource.ts';
import type {InvokeRequest} from '../../core/run/invoke-request.ts';
import type {SourceTarget} from '../../core/source/source-target.ts';
import type {RunType} from '../../core/workbench/options.ts';
import type {Connection} from '../connection/connection.ts';
import type {CompareCommand} from './compare-command.ts';
import type {InsightsCommand} from './insights-command.ts';

/** What an action does, as data; the console's controller carries it out. */
export type Command =
  | {readonly type: 'move'; readonly move: Move}
  | {readonly type: 'focus'; readonly pane: PaneName}
  | {readonly type: 'focus-next'; readonly by: 1 | -1}
  | {readonly type: 'open'}
  | {readonly type: 'back'}
  | {readonly type: 'zoom'}
  /** Folds the header to one row, or unfolds it. */
  | {readonly type: 'fold'}
  | {readonly type: 'tab'; readonly by: 1 | -1}
  | {readonly type: 'open-tab'; readonly resource: string; readonly tab: number}
  | {readonly type: 'filter'}
  /** Runs a command of the user's own on the selection, once it was looked at. */
  | {readonly type: 'own-command'; readonly command: OwnCommand}
  /** Offers what belongs to an item, and what it belongs to and uses. */
  | {readonly type: 'related'; readonly resource: Resource; readonly item: Item}
  /** Goes to a pane, and there to an item by its identity. */
  | {readonly type: 'go-to'; readonly pane: PaneName; readonly id?: string}
  /** Goes to the steps of a durable execution, and there to one by its id where that is given. */
  | {readonly type: 'execution'; readonly connection: Connection; readonly arn: string; readonly step?: string}
  /** Opens the charts of the selection; a span or target not given stays as it was chosen last. */
  | {readonly type: 'metrics'; readonly span?: SpanName; readonly target?: MetricTarget}
  /** Reads the next bar of the charts, or the one before. */
  | {readonly type: 'read-chart'; readonly by: 1 | -1}
  /** Lets the user choose of which version or alias the charts are. */
  | {readonly type: 'metrics-of'}
  /** Marks the item under the cursor, or all that the filter shows, for what is done with several. */
  | {readonly type: 'mark'; readonly what: 'selected' | 'shown'}
  /** Offers the columns of the focused list to sort by. */
  | {readonly type: 'sort-menu'}
  /** Sorts the focused list by the column of that index, as the service does, or the other way round. */
  | {readonly type: 'sort'; readonly change: 'service' | 'reverse' | {readonly column: number}}
  /** Sorts it by what is read of all its functions for that, for a price that is told before. */
  | {readonly type: 'sort-by-traffic'; readonly metric: TrafficMetric; readonly isAsked?: true}
  /** Filters the focused list by a text. */
  | {readonly type: 'filter-by'; readonly text: string}
  /** Asks for a name for what filters the focused list. */
  | {readonly type: 'save-filter'}
  | {readonly type: 'keep-filter'; readonly name: string; readonly text: string}
  /** Groups the focused list by a stack or tag, as it is typed; not any more when undefined. */
  | {readonly type: 'group'; readonly by: string | undefined}
  /** Makes a favourite of an item, or of what is marked, or takes that away. */
  | {readonly type: 'favourite'; readonly resource: Resource; readonly item: Item}
  /** Opens the settings in the user's editor. */
  | {readonly type: 'settings'}
  | {readonly type: 'refresh'}
  | {readonly type: 'palette'}
  | {readonly type: 'help'}
  | {readonly type: 'actions'}
  | {readonly type: 'menu'; readonly title: string; readonly choices: readonly Choice[]}
  | {readonly type: 'copy-menu'; readonly resource: Resource; readonly item: Item}
  /** Copies what the row under Detail's cursor shows; offers what can be copied of the item where it shows no value. */
  | {readonly type: 'copy-row'; readonly resource: Resource; readonly item: Item}
  | {readonly type: 'copy'; readonly what: string; readonly text: string}
  /** Opens the item as JSON, or as YAML. */
  | {readonly type: 'json' | 'yaml'; readonly resource: Resource; readonly item: Item}
  /** Looks for something in what Detail shows, or saves it. */
  | {readonly type: 'search-detail' | 'save-detail'}
  /** Saves a text to a file. */
  | {
      readonly type: 'save-text';
      readonly what: string;
      readonly text: string;
      readonly path: string;
      readonly overwrite: boolean;
    }
  | {readonly type: 'link'; readonly resource: Resource; readonly item: Item}
  /** Opens code, at a file and line where these are given. */
  /** Saves the code that is open: to a name in .zip as it is, else its files. `most` bytes may be fetched for it. */
  | {readonly type: 'save-source'; readonly path: string; readonly overwrite: boolean; readonly most?: number}
  | {
      readonly type: 'source';
      readonly connection: Connection;
      readonly place: CodePlace;
      /** The file and line to begin at; the handler's file when there is none. */
      readonly target?: SourceTarget;
    }
  | {readonly type: 'region-menu'}
  | {readonly type: 'profile-menu'}
  | {readonly type: 'sign-in'}
  | {readonly type: 'info'}
  | {readonly type: 'prompt-region'}
  /** Hides a pane, or shows it again. */
  | {readonly type: 'hide'; readonly pane: PaneName}
  | {readonly type: 'theme-menu'}
  /** Draws in a theme from now on, by its name. */
  | {readonly type: 'theme'; readonly name: string}
  | {readonly type: 'connect'; readonly profile?: string; readonly region?: string}
  /** Opens the workbench on a target, filled in from what was sent before or set to a type when that is given. */
  | {
      readonly type: 'invoke';
      readonly connection: Connection;
      readonly target: InvokeTarget;
      readonly from?: InvokeRequest;
      /** What it is to be begun like: the read that tells its payload. */
      readonly like?: NonNullable<ReturnType<NonNullable<Resource['begunWith']>>>;
      readonly as?: RunType;
    }
  /** Opens an operation by its declaration's name, on the selection or what is given in its place. */
  | {readonly type: 'operation'; readonly name: string; readonly on?: OperationTarget}
  /** Reviews the deletion of the versions of an item that nobody uses but for the newest, by its declaration's name. */
  | {readonly type: 'prune'; readonly name: string; readonly owner: Item; readonly keep: number}
  /** Sets the focused value of the form under a picker. */
  | {readonly type: 'set-value'; readonly text: string}
  /** Opens what can be done at once for the function that the item is or belongs to. */
  | {readonly type: 'remedies'; readonly item: Item}
  /** Opens the incident board, or reads it anew when it is open; or lets it look at more functions. */
  | {readonly type: 'incidents'; readonly change: 'open' | 'widen'}
  /** Opens what functions cost, at one of them. */
  | {readonly type: 'cost'; readonly of: string | undefined}
  /** Opens the changes of a function, or of all. */
  | {readonly type: 'changes'; readonly of: string | undefined}
  /** Opens the queues of a function, or of one mapping of it. */
  | {
      readonly type: 'queues';
      readonly connection: Connection;
      readonly functionArn: string;
      readonly mapping: Item | undefined;
      readonly title: string;
    }
  /** Delivers a file of records through a mapping; an empty path asks for one. */
  | {
      readonly type: 'deliver';
      readonly connection: Connection;
      readonly uuid: string;
      readonly label: string;
      readonly path: string;
    }
  | {readonly type: 'undo'}
  | {readonly type: 'messages'}
  /** Begins the tour, or ends it. */
  | {readonly type: 'tour'}
  /** Leaves read-only, or returns to it; where that has to be asked first, it is unless it was. */
  | {readonly type: 'write-lock'; readonly isAsked?: true}
  | {readonly type: 'journal'}
  | {readonly type: 'export-journal'}
  /** Opens the changes of earlier sessions without an outcome. */
  | {readonly type: 'unresolved'}
  | {readonly type: 'runs'}
  | {readonly type: 'show-run'; readonly id: number}
  /** Sends once more what a run was started with. */
  | {readonly type: 'run-again'; readonly id: number}
  | {readonly type: 'compare'; readonly command: CompareCommand}
  | {readonly type: 'log'; readonly command: LogCommand}
  /** Opens who may take a role and what it may do. */
  | {readonly type: 'role'; readonly connection: Connection; readonly arn: string}
  | {readonly type: 'insights'; readonly command: InsightsCommand}
  | {readonly type: 'terminal'; readonly change: 'suspend' | 'redraw'}
  /** Of an entry that changes nothing, or, when it says why, cannot be chosen. */
  | {readonly type: 'nothing'; readonly why?: string}
  | {readonly type: 'quit'; readonly asked: boolean; readonly exitCode: number};

/** One entry of a menu. */
export interface Choice {
  readonly label: string;
  /** The key that does the same, as it is shown. */
  readonly key?: string;
  /** Another name it is known by. */
  readonly also?: string;
  /** What more is told of it. */
  readonly note?: string;
  /** The heading it stands under. */
  readonly group?: string;
  /** It takes something away. */
  readonly destroys?: true;
  /** It is how things stand now. */
  readonly isCurrent?: true;
  /** What it puts into the line in place of being done: what it takes is typed behind that. */
  readonly fills?: string;
  readonly command: Command;
}
