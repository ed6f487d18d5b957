import {type Dialog, toDialog} from './dialogs.ts';
import {type Detail, type Driven, type Pane, toDetail, toPane} from './panes.ts';

/** What a test speaks of: what stands on the screen, by its name. */
export interface Things {
  /** The pane of that name: one of the catalog's, `detail` or `log`. */
  pane(name: string): Pane;
  readonly detail: Detail;
  /** The dialog whose title begins with that. */
  dialog(title: string): Dialog;
  /** Does what the command palette offers under a label; it is narrowed by typing that or another text. */
  command(label: string, typed?: string): Promise<void>;
}

/** The things on a console's screen. */
export function toThings(driven: Driven): Things {
  return {
    pane: name => toPane(driven, name),
    detail: toDetail(driven),
    dialog: title => toDialog(driven, title),
    async command(label, typed) {
      await driven.press(':');
      await toDialog(driven, 'Command').choose(label, typed);
    },
  };
}
