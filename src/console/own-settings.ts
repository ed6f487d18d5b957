import type {OwnCommand} from '../core/own-commands/own-command.ts';
import type {Aliases} from '../core/settings/read-aliases.ts';
import type {SavedFilters} from '../core/settings/read-filters.ts';
import type {WrongSetting} from '../core/settings/wrong-setting.ts';
import type {OwnColumns} from '../core/table/own-columns.ts';
import type {Groups} from '../core/table/read-groups.ts';

/** What of the settings a console can take while it runs. */
export interface OwnSettings {
  readonly theme?: string;
  readonly keys?: Readonly<Record<string, readonly string[]>>;
  readonly commands?: readonly OwnCommand[];
  readonly columns?: OwnColumns;
  readonly groups?: Groups;
  readonly filters?: SavedFilters;
  readonly aliases?: Aliases;
}

/** Settings that were read anew. */
export interface ReadAnew {
  readonly settings: OwnSettings;
  /** What is wrong with them, or holds only from the next start on, a sentence each. */
  readonly notices: readonly string[];
  /** Says what else is wrong with them, a sentence each, with the file and the line. */
  place(wrong: readonly WrongSetting[]): Promise<readonly string[]>;
}
