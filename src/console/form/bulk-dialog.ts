import {scroll} from '../dialogs/scroll.ts';
import {copiedTextBindings} from '../dialogs/text-tools.ts';
import {defineDialog} from '../tools/define-dialog.ts';
import {closeBinding, helpBinding, textBindings, undoBinding} from '../tools/usual-bindings.ts';
import {formatBulkTarget, formatBulkTitle} from './bulk-lines.ts';
import {type BulkState, bulkDialogName as name} from './states.ts';

export const bulkDialog = defineDialog(name, {
  modes: {main: {title: 'Change of several'}},
  bindings: [
    ...textBindings<BulkState>((at, move) => scroll(at, move, () => at.state.targets.length)),
    ...copiedTextBindings<BulkState>(({state}) => {
      const lines = state.targets.map(target => formatBulkTarget(target).text);
      return {title: formatBulkTitle(state), lines, plainLines: lines, revealed: false};
    }),
    undoBinding,
    helpBinding,
    {...closeBinding, keys: ['esc', 'q', 'enter'], name: 'close-results'},
  ],
  place: ({body}) => body,
});
