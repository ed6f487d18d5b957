import {expect, it} from 'vitest';
import {pickerDialog} from '../../../src/console/dialogs/picker.ts';
import {nothingKnown} from '../../../src/console/form/current-state.ts';
import {declarationOf} from '../../../src/console/form/declaration.ts';
import {toOverlay} from '../../../src/console/form/overlay.ts';
import {pickValue} from '../../../src/console/form/pick-value.ts';
import {formDialogName} from '../../../src/console/form/states.ts';
import type {ControllerTools} from '../../../src/console/tools/parts.ts';
import {checkAt} from '../../../src/core/form/check-form.ts';
import {focusedStop, formStops, moreStop, type OperationForm, withValues} from '../../../src/core/form/form.ts';
import {applyOperationKey, setFocusedText} from '../../../src/core/form/type-in-form.ts';
import {truncate} from '../../../src/core/text/fit.ts';
import {fitFromStart} from '../../../src/core/text/fit-apart.ts';
import {getOperation, operations} from '../../../src/schema/index.ts';
import {eventually} from '../../support/patience.ts';
import {functionInput, type RunningSandbox, zipOf} from '../../support/sandbox.ts';
import {openTwoAccounts} from '../connection/two-accounts.ts';

const FunctionName = 'orders-api';

/** Columns that a picker has for its rows on a terminal of 80. */
const width = 74;

/** Makes several of everything that can be picked. */
async function fill({client}: RunningSandbox): Promise<void> {
  for (const Description of ['first', 'second', 'third']) {
    await client.updateFunctionConfiguration({FunctionName, Description});
    await client.publishVersion({FunctionName});
  }
  for (const [Name, FunctionVersion] of [
    ['live', '2'],
    ['canary', '3'],
  ] as const)
    await client.createAlias({FunctionName, Name, FunctionVersion});
  const ZipFile = await zipOf({'nodejs/index.mjs': 'export const one = 1;\n'});
  for (const LayerName of ['tools', 'tools', 'fonts'])
    await client.publishLayerVersion({LayerName, Content: {ZipFile}});
  for (const queue of ['orders', 'returns'])
    await client.createEventSourceMapping({
      FunctionName,
      EventSourceArn: `arn:aws:sqs:eu-west-1:123456789012:${queue}`,
    });
  for (const team of ['a', 'b'])
    await client.createCodeSigningConfig({
      AllowedPublishers: {
        SigningProfileVersionArns: [`arn:aws:signer:eu-west-1:123456789012:/signing-profiles/${team}/1234567890`],
      },
    });
  const durable = 'a-saga';
  await client.createFunction(
    await functionInput(durable, {DurableConfig: {ExecutionTimeout: 3600}, Runtime: 'nodejs24.x'}),
  );
  for (let count = 0; count < 3; count += 1)
    await client.invoke({FunctionName: durable, Qualifier: '$LATEST', InvocationType: 'Event'});
}

/** The form with every group open, and an item in every list and map. */
function openAll(form: OperationForm): OperationForm {
  let next: OperationForm = {...form, all: true};
  for (let focus = 0; focus < formStops(next).stops.length && focus < 200; focus += 1) {
    const {stops} = formStops(next);
    const stop = stops[focus];
    const isEmpty = stop?.part === 'add' && stop.node.type === 'list' ? stop.node.items.length === 0 : undefined;
    const isEmptyMap = stop?.part === 'add' && stop.node.type === 'map' && stop.node.entries.length === 0;
    const isClosed = stop?.part === 'group' && !stop.node.open;
    if (!isClosed && !isEmpty && !isEmptyMap) continue;
    const opened = applyOperationKey({...next, focus}, 'enter', '');
    if (opened === undefined) continue;
    next = opened;
    focus -= 1;
  }
  return next;
}

/** What is offered at a place of a form; nothing where no list opens. */
async function offeredAt(tools: ControllerTools, form: OperationForm, declaration: string) {
  const connection = tools.store.getState().connection;
  if (connection.state !== 'ready') throw new Error('There is no connection');
  const opening = {connection: connection.connection, fixed: {}, preset: {}, facts: nothingKnown};
  const state = toOverlay(getOperation(form.operation), declarationOf(tools, declaration), declaration, opening);
  const dialog = tools.dialogs.open(formDialogName, {...state, form});
  await pickValue(tools, dialog);
  const picker = tools.dialogs.find(pickerDialog);
  const choices = picker?.state().choices ?? [];
  picker?.close();
  dialog.close();
  return choices;
}

const uses = (tools: ControllerTools) => {
  const named = tools.declarations.flatMap(({name}) => (name === undefined ? [] : [name]));
  return [...operations.keys(), ...named];
};

it('offers in every picker of every form what the form takes, and no two rows that look the same', async () => {
  const {tools, shop} = await openTwoAccounts();
  await fill(shop.sandbox);
  await eventually(async () => {
    const all = await shop.functions();
    if (!all.some(item => item['FunctionName'] === FunctionName)) throw new Error('The functions are not read');
  });
  const found = new Map<string, number>();
  for (const name of uses(tools)) {
    const {operation: operationName} = declarationOf(tools, name);
    const operation = getOperation(operationName);
    const target = /Durable/.test(operationName) ? 'a-saga' : FunctionName;
    const opening = {fixed: {}, preset: {}, facts: nothingKnown, connection: shop.connection};
    const {form: empty} = toOverlay(operation, declarationOf(tools, name), name, opening);
    const given = Object.fromEntries(
      Object.entries({FunctionName: target, LayerName: 'tools'}).filter(([member]) =>
        empty.nodes.some(({field}) => field.name === member),
      ),
    );
    const form = openAll(withValues(empty, given));
    for (const [focus, stop] of formStops(form).stops.entries()) {
      if (stop.part !== 'value' && stop.part !== 'key') continue;
      const at = {...form, focus};
      const offered = await offeredAt(tools, at, name);
      const where = `${name} ${stop.path}${stop.part === 'key' ? ' key' : ''}`;
      found.set(where, offered.length);
      const rows = offered.map(({label, also = '', note = ''}) => `${label}  ${also} ${note}`);
      expect([where, new Set(fitFromStart(rows, width).map(row => truncate(row, width))).size]).toEqual([
        where,
        rows.length,
      ]);
      for (const {command} of offered) {
        if (command.type !== 'set-value' || command.text === '' || stop.part === 'key') continue;
        const next = setFocusedText(at, command.text);
        const place = focusedStop(next);
        const path = place === undefined || place === moreStop ? '' : place.path;
        expect([where, command.text, checkAt(next, operation, path).errors[path]]).toEqual([
          where,
          command.text,
          undefined,
        ]);
      }
    }
  }
  const numberAt = (where: string) => found.get(where) ?? 0;
  for (const where of ['InvokeAsync FunctionName', 'DeleteVersion Qualifier', 'UpdateAlias FunctionVersion'])
    expect([where, numberAt(where)]).not.toEqual([where, 0]);
  // Aliases only, and the service's default.
  expect(numberAt('CreateFunctionUrlConfig Qualifier')).toBe(3);
  expect(numberAt('GetDurableExecution DurableExecutionArn')).toBe(3);
  expect(numberAt('UpdateAlias RoutingConfig.AdditionalVersionWeights{} key')).toBe(3);
  expect(numberAt('CreateFunction FunctionName')).toBe(0);
});
