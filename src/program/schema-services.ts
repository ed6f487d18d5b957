import type {Services} from '../console/services.ts';
import type {Item} from '../core/item.ts';
import {maskSensitive} from '../core/mask.ts';
import {isAlarmOperation, readsAlarms} from '../schema/alarm-operation-names.ts';
import type {Field, OperationName} from '../schema/index.ts';
import {loadAlarmOperations} from '../schema/load-alarm-operations.ts';

/** What the console asks of the schema. */
type SchemaServices = Pick<
  Services,
  'operation' | 'operations' | 'prepareOperation' | 'isReadOnly' | 'mask' | 'maskOutput' | 'maskInput'
>;

/** Makes what knows the schema, once it is loaded: it must not keep the first frame back. */
export function createSchemaServices(): SchemaServices & {readonly load: () => Promise<void>} {
  let loaded: typeof import('../schema/index.ts') | undefined;
  const schema = () => {
    if (loaded === undefined) throw new Error('Nothing is asked of the schema before it is loaded');
    return loaded;
  };
  const fieldsOf = (name: string) => schema().getOperation(name as OperationName);
  return {
    load: async () => {
      loaded ??= await import('../schema/index.ts');
    },
    operation: name => schema().getOperation(name),
    prepareOperation: name => (isAlarmOperation(name) ? loadAlarmOperations() : undefined),
    isReadOnly: name => (isAlarmOperation(name) ? readsAlarms(name) : schema().getOperation(name).readOnly),
    operations: () => [...schema().operations.keys()],
    mask: (name, item) => maskSensitive(listedFields(fieldsOf(name).output), item) as Item,
    maskOutput: (name, output) => maskSensitive(fieldsOf(name).output, output) as Item,
    maskInput: (name, input) => maskSensitive(fieldsOf(name).input, input) as Item,
  };
}

/** Members of what a list operation lists, or of the output itself. */
function listedFields(output: readonly Field[]): readonly Field[] {
  const list = output.find(({kind}) => kind === 'list');
  return list === undefined ? output : list.item().members();
}
