import {changesDialog} from '../changes/changes-dialog.ts';
import {compareDialog} from '../compare/compare-dialog.ts';
import {costDialog} from '../cost/cost-dialog.ts';
import {helpDialog} from '../dialogs/help.ts';
import {menuDialog} from '../dialogs/menu.ts';
import {pickerDialog} from '../dialogs/picker.ts';
import {promptDialog} from '../dialogs/prompt.ts';
import {textDialog} from '../dialogs/text.ts';
import {waitingDialog} from '../dialogs/waiting.ts';
import {bulkDialog} from '../form/bulk-dialog.ts';
import {conflictDialog} from '../form/conflict-dialog.ts';
import {formDialog} from '../form/form-dialog.ts';
import {reviewDialog} from '../form/review-dialog.ts';
import {incidentsDialog} from '../incidents/incidents-dialog.ts';
import {insightsDialog} from '../insights/insights-dialog.ts';
import {journalDialog} from '../journal/journal-dialog.ts';
import {lostJournalDialog} from '../journal/lost-journal-dialog.ts';
import {unresolvedDialog} from '../journal/unresolved-dialog.ts';
import {ownCommandDialog} from '../own-commands/own-command-dialog.ts';
import {queueMessagesDialog} from '../queues/queue-messages-dialog.ts';
import {queueStepDialog} from '../queues/queue-step-dialog.ts';
import {queuesDialog} from '../queues/queues-dialog.ts';
import {remediesDialog} from '../remedies/remedies-dialog.ts';
import {runDialog} from '../run/run-dialog.ts';
import {runsDialog} from '../run/runs-dialog.ts';
import {saveRunDialog} from '../run/save-run-dialog.ts';
import {sourceDialog} from '../source/source-dialog.ts';
import type {DialogKind} from '../tools/parts.ts';
import {workbenchDialog} from '../workbench/workbench-dialog.ts';

/** Every kind of dialog. Its view stands in the record of views of the same names. */
export const dialogKinds = {
  bulk: bulkDialog,
  changes: changesDialog,
  compare: compareDialog,
  conflict: conflictDialog,
  cost: costDialog,
  form: formDialog,
  help: helpDialog,
  incidents: incidentsDialog,
  insights: insightsDialog,
  journal: journalDialog,
  'lost-journal': lostJournalDialog,
  menu: menuDialog,
  'own-command': ownCommandDialog,
  picker: pickerDialog,
  prompt: promptDialog,
  'queue-messages': queueMessagesDialog,
  'queue-step': queueStepDialog,
  queues: queuesDialog,
  remedies: remediesDialog,
  review: reviewDialog,
  run: runDialog,
  runs: runsDialog,
  'save-run': saveRunDialog,
  source: sourceDialog,
  text: textDialog,
  unresolved: unresolvedDialog,
  waiting: waitingDialog,
  workbench: workbenchDialog,
} as const satisfies {readonly [Name in string]: {readonly name: Name}};

/** The names of all kinds of dialogs, and the state each has. */
export type DialogKindName = keyof typeof dialogKinds;
export type DialogState<Name extends DialogKindName> =
  (typeof dialogKinds)[Name] extends DialogKind<Name, infer State> ? State : never;
