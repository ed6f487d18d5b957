/** One event for one version of a function, with the configuration that version had. */
export interface Invocation {
  /** As the caller named it; the handler sees it as `invokedFunctionArn`. A qualifier at the end is allowed. */
  readonly functionArn: string;
  /** `$LATEST` or a number: what really runs, whatever alias was asked for. */
  readonly version: string;
  /** The service's identifier, e.g. `nodejs24.x`. */
  readonly runtime: string;
  readonly handler: string;
  /** The unpacked code; only read. */
  readonly codeFolder: string;
  /** Environments are reused only for the same code. */
  readonly codeSha256: string;
  /** Its layers, unpacked one over the other: what it has in /opt. Undefined without any. */
  readonly optFolder: string | undefined;
  readonly environment: Readonly<Record<string, string>>;
  /** Where services answer that are not to be called in an account: URLs by the names that variables of SDKs have for them. */
  readonly endpoints?: Readonly<Record<string, string>>;
  /** MB. */
  readonly memorySize: number;
  /** Seconds. */
  readonly timeout: number;
  /** MB that fit into /tmp; 512 unless told. */
  readonly scratchSize?: number | undefined;
  readonly requestId: string;
  /** JSON, as UTF-8; passed on as it is, and as `{}` when empty. */
  readonly payload: Uint8Array;
  /** JSON (not base64), at most 3,583 bytes. */
  readonly clientContext?: string;
  /** Whose environments, started ahead, it may take; one started without this is never among them. */
  readonly provision?: string;
  /** Environments are never shared between tenants. */
  readonly tenantId?: string;
  /** Its ids in X-Ray, where it is traced. */
  readonly trace?: {readonly traceId: string; readonly segmentId: string};
  readonly logGroup: string;
  /** Used by an environment that starts for this invocation; a warm one keeps its own (see Outcome). */
  readonly logStream: string;
  /** LoggingConfig; Text without it. */
  readonly logFormat?: 'Text' | 'JSON';
  /** LoggingConfig.ApplicationLogLevel; only for JSON. */
  readonly logLevel?: string;
  /**
   * Called with the pieces of the response as they arrive, for InvokeWithResponseStream, and with the content type the
   * runtime gave it.
   */
  readonly onResponse?: (chunk: Uint8Array, contentType: string) => void;
  /**
   * Called as the log comes into being: with bytes as they are printed, at any place cut, and with each event of the
   * service's own (START, REPORT, …) as text. An environment keeps the one of the invocation it was started for.
   */
  readonly onLog?: (piece: LogPiece) => void;
}

/** What became of an invocation. A function that failed is an outcome too, not an exception. */
export interface Outcome {
  /** What the handler returned, or an error object `{errorType, errorMessage, …}`. With onResponse the same, whole. */
  readonly payload: Uint8Array;
  /** Present when the function failed in whatever way. */
  readonly functionError?: 'Unhandled';
  /** The errorType the runtime gave, e.g. `Runtime.ExitError`. */
  readonly errorType?: string;
  /** Everything printed, between START and END, then REPORT. Server text: not cleaned of anything. */
  readonly log: string;
  /** The log stream of the environment that ran it. */
  readonly logStream: string;
  /** ms; only when an environment was started for it (a cold start). */
  readonly initDuration?: number;
  /** ms, from giving out the event to the runtime asking for the next one. */
  readonly duration: number;
  /** Whole ms, the initialisation included, as billed since August 2025. */
  readonly billedDuration: number;
  /** MB, the most the environment's process has used; 0 where the operating system does not tell. */
  readonly maxMemoryUsed: number;
}

/** A piece of a log: printed bytes, or one whole event of the service. */
export type LogPiece = Uint8Array | string;
