import type {ListOperation} from '../core/list-operation.ts';
import type {OperationInput, OperationName, OperationOutput} from '../schema/index.ts';
import type {ListPage, ListStart} from './pages.ts';

/** The ways to call an operation. Each rejects with a `ProblemError` and nothing else. */
export interface Caller {
  /**
   * One call. Reads are repeated when that can help, changes and invokes are sent once. Bytes (`Payload`, `ZipFile`) are
   * `Uint8Array`s both ways. Answers are clean, plain data.
   */
  call<Name extends OperationName>(
    operation: Name,
    input: OperationInput<Name>,
    signal: AbortSignal,
  ): Promise<OperationOutput<Name>>;
  /** A list, page by page as it is consumed. A page that fails throws a `PageError` to resume from. */
  list<Name extends ListOperation>(
    operation: Name,
    input: OperationInput<Name>,
    start: ListStart,
    signal: AbortSignal,
  ): AsyncIterable<ListPage<Name>>;
}
