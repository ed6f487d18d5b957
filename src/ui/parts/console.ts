import type {QueryClient} from '@tanstack/query-core';
import type {Action} from '../../console/bindings/action.ts';
import type {Keymap} from '../../console/bindings/keymap.ts';
import type {Logs} from '../../console/logs/store/logs.ts';
import type {Workspace} from '../../console/reads/workspace.ts';
import type {SessionStore} from '../../console/session/store.ts';
import type {Controller, ControllerParts} from '../../console/tools/parts.ts';
import {madeOnce} from '../../core/made-once.ts';
import type {Resource} from '../../core/resource/resource.ts';
import {chooseTheme, type Look} from '../../core/theme/look.ts';
import type {ThemeDefinition} from '../../core/theme/theme.ts';
import {buildTheme, type Shows, type Theme} from '../paint/theme.ts';

/** The parts of one console: made once, never replaced. */
export interface Console {
  readonly resources: readonly Resource[];
  readonly actions: readonly Action[];
  readonly keymap: Keymap;
  readonly kinds: ControllerParts['kinds'];
  readonly store: SessionStore;
  readonly client: QueryClient;
  readonly workspace: Workspace;
  readonly logs: Logs;
  readonly controller: Controller;
  readonly showsMetrics: boolean;
  readonly themes: readonly ThemeDefinition[];
  /** What its terminal can show. */
  readonly shows: Shows;
}

/** The parts with the theme they are drawn in. */
export interface DrawnConsole extends Console {
  readonly theme: Theme;
}

/** The parts as they are drawn in a look; its theme is built once. */
export const toDrawn = madeOnce(
  (parts: Console, look: Look): DrawnConsole => ({
    ...parts,
    theme: buildTheme(chooseTheme(parts.themes, look), parts.shows),
  }),
);
